import { after } from "next/server";
import { found, invalid } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { saveDraft } from "@/lib/dialogs/deeds/drafts";
import { DialogId, DraftInput } from "@/lib/dialogs/input";
import { publishToStaff } from "@/lib/live/publish";

/** What the asking member has begun to write: `{"text": "…", "note": ""}`. A route, since actions queue. */
export const POST = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const dialog = DialogId.safeParse(params);
  const words = DraftInput.safeParse(await request.json().catch(() => null));
  if (!dialog.success) return found(null);
  if (!words.success) return invalid();
  const { id } = dialog.data;
  const saved = await saveDraft(staff, { dialogId: id, ...words.data });
  if (!saved.ok) return found(null);
  after(() => publishToStaff(staff.id, [id]));
  return found({ savedAt: saved.value.savedAt });
});
