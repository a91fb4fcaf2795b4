import { after } from "next/server";
import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { markUnread } from "@/lib/dialogs/actions/see";
import { DialogId } from "@/lib/dialogs/input";
import { publishToStaff } from "@/lib/live/publish";
import { requestSocket } from "@/lib/live/request-socket";

/** The asking member wants to come back to this dialog. */
export const POST = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const dialog = DialogId.safeParse(params);
  if (!dialog.success) return found(null);
  const { id } = dialog.data;
  const marked = await markUnread(staff, id);
  if (!marked.ok) return found(null);
  after(() => publishToStaff(staff.id, [id], { except: requestSocket(request) }));
  return new Response(null, { status: 204 });
});
