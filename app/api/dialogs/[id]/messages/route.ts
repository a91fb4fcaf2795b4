import { found, invalid } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { DialogId, PageInput } from "@/lib/dialogs/input";
import { messagesAround, newerMessages, olderMessages } from "@/lib/dialogs/thread/open";

/** A page of a thread: `?before=`, `?after=` or `?around=` a message id. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const dialog = DialogId.safeParse(params);
  const asked = PageInput.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!dialog.success) return found(null);
  if (!asked.success) return invalid();
  const { id } = dialog.data;
  const page = asked.data;
  if ("before" in page) return found(await olderMessages(staff, id, page.before));
  if ("after" in page) return found(await newerMessages(staff, id, page.after));
  return found(await messagesAround(staff, id, page.around));
});
