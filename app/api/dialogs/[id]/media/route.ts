import { found, invalid } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { DialogId, MediaInput } from "@/lib/dialogs/input";
import { sharedMedia } from "@/lib/dialogs/media/shared-media";

/** The stored files of a dialog, newest first; `?of=person` of all dialogs of the people behind it, `?before=` a page. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const dialog = DialogId.safeParse(params);
  const query = MediaInput.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!dialog.success) return found(null);
  if (!query.success) return invalid();
  return found(await sharedMedia(staff, { dialogId: dialog.data.id, ...query.data }));
});
