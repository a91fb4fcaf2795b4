import { after } from "next/server";
import { found } from "@/app/api/answer";
import { readJson } from "@/app/api/body";
import { staffRoute } from "@/lib/auth/guard";
import { saveDraft } from "@/lib/dialogs/actions/drafts";
import { DialogId, DraftInput } from "@/lib/dialogs/input";
import { publishToStaff } from "@/lib/live/publish";
import { requestSocket } from "@/lib/live/request-socket";

/** What the asking member has begun to write: `{"text": "…", "note": ""}`. A route, since actions queue. */
export const POST = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const dialog = DialogId.safeParse(params);
  if (!dialog.success) return found(null);
  const words = await readJson(request, DraftInput);
  if (words instanceof Response) return words;
  const { id } = dialog.data;
  const saved = await saveDraft(staff, { dialogId: id, ...words });
  if (!saved.ok) return found(null);
  after(() =>
    publishToStaff(staff.id, [id], { calm: true, except: requestSocket(request) }),
  );
  return found({ savedAt: saved.value.savedAt });
});
