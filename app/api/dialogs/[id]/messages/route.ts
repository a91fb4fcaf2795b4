import { found, invalid } from "@/app/api/dialogs/answer";
import { staffRoute } from "@/lib/auth/guard";
import { DialogId, OlderInput } from "@/lib/dialogs/input";
import { olderMessages } from "@/lib/dialogs/open";

/** The page of a thread before a message: `?before=<message id>`. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const dialog = DialogId.safeParse(params);
  const page = OlderInput.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!dialog.success) return found(null);
  if (!page.success) return invalid();
  return found(await olderMessages(staff, dialog.data.id, page.data.before));
});
