import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { notes } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { noteBeside } from "@/lib/dialogs/beside/note-beside";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import type { Note, Withdrawal } from "@/lib/dialogs/types/beside";
import { isVisible } from "@/lib/dialogs/visible";
import type { DialogChange } from "@/lib/live/publish";
import { ok, type Result, refused } from "@/lib/result";
import { fold } from "@/lib/words/fold";
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

/**
 * Withdraws a note of one's own: it stays in its place, marked, for everybody to read, and is found by its words no
 * more. Done twice it changes nothing and is well. Answers with what screens are to be told.
 */
export async function withdrawNote(
  staff: Staff,
  { dialogId, noteId }: Withdrawal,
  withdrawnAt = new Date(),
): Promise<Result<DialogChange[], "notFound">> {
  return db().transaction(async (rows) => {
    const dialog = await lockDialog(rows, dialogId);
    if (!dialog || !isVisible(staff, dialog)) return refused("notFound");
    const own = and(
      eq(notes.id, noteId),
      eq(notes.dialogId, dialogId),
      eq(notes.authorId, staff.id),
    );
    if ((await rows.$count(notes, own)) === 0) return refused("notFound");
    const withdrawn = await rows
      .update(notes)
      .set({ withdrawnAt, searchText: "" })
      .where(and(own, isNull(notes.withdrawnAt)))
      .returning({ id: notes.id });
    if (withdrawn.length === 0) return ok([]);
    await noteBeside(rows, dialog, `note-${noteId}`);
    await recordAudit(rows, {
      staffId: staff.id,
      action: "note.withdrawn",
      subject: "dialog",
      subjectId: String(dialogId),
    });
    return ok([{ accountId: dialog.accountId, dialogId }]);
  });
}
