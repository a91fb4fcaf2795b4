import { db } from "@/db";
import { notes } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { noteBeside } from "@/lib/dialogs/beside/note-beside";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import type { Note } from "@/lib/dialogs/types/beside";
import { isVisible } from "@/lib/dialogs/visible";
import type { DialogChange } from "@/lib/live/publish";
import { fold } from "@/lib/patients/find/fold";
import { ok, type Result, refused } from "@/lib/result";
import { clearDraft } from "./drafts";

/**
 * Keeps a note among colleagues beside a dialog's messages. It is nothing that was said: neither the preview nor what
 * is unread or unanswered, the reply window or the guard hears of it. The same `clientId` again keeps nothing. Answers
 * with what screens are to be told.
 */
export async function addNote(
  staff: Staff,
  { dialogId, clientId, text }: Note,
  writtenAt = new Date(),
): Promise<Result<DialogChange[], "notFound">> {
  return db().transaction(async (rows) => {
    const dialog = await lockDialog(rows, dialogId);
    if (!dialog || !isVisible(staff, dialog)) return refused("notFound");
    const { accountId } = dialog;
    const [kept] = await rows
      .insert(notes)
      .values({
        dialogId,
        clientId,
        text,
        writtenAt,
        authorId: staff.id,
        searchText: fold(text),
      })
      .onConflictDoNothing()
      .returning({ id: notes.id });
    if (!kept) return ok([{ accountId, dialogId }]);
    await clearDraft(rows, staff, dialogId, "note");
    await noteBeside(rows, dialog, `note-${kept.id}`);
    await recordAudit(rows, {
      staffId: staff.id,
      action: "note.written",
      subject: "dialog",
      subjectId: String(dialogId),
    });
    return ok([{ accountId, dialogId }]);
  });
}
