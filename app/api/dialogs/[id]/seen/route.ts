import { after } from "next/server";
import { found } from "@/app/api/answer";
import { readJson } from "@/app/api/body";
import { staffRoute } from "@/lib/auth/guard";
import { markSeen } from "@/lib/dialogs/actions/see";
import { DialogId, SeenInput } from "@/lib/dialogs/input";
import { publishToStaff } from "@/lib/live/publish";
import { requestSocket } from "@/lib/live/request-socket";

/** How far the asking member has seen a dialog: `{"seq": 12}`. A route, since actions queue one behind another. */
export const POST = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const dialog = DialogId.safeParse(params);
  if (!dialog.success) return found(null);
  const seen = await readJson(request, SeenInput);
  if (seen instanceof Response) return seen;
  const { id } = dialog.data;
  const marked = await markSeen(staff, { dialogId: id, seq: seen.seq });
  if (!marked.ok) return found(null);
  if (marked.value.risen)
    after(() => publishToStaff(staff.id, [id], { except: requestSocket(request) }));
  return new Response(null, { status: 204 });
});
