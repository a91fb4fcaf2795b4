import { and, eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { dialogs, drafts, seenMarks } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { ok, type Result, refused } from "@/lib/result";
import { noteChange, shareDialog } from "./keep-message";
import type { OpenDialog, SavedDraft, Words } from "./types";
import { isVisible } from "./visible";

/** Two saves may fall into one millisecond; the later one has the later time all the same. */
const later = sql`greatest(date_trunc('milliseconds', clock_timestamp()), ${drafts.savedAt} + interval '1 millisecond')`;

/**
 * Keeps what a member of staff has begun to write in a dialog, instead of what was kept before. Nobody else sees it;
 * their other screens are to be told. Safe to repeat.
 */
export async function saveDraft(
  staff: Staff,
  { dialogId, text, note }: Words & { dialogId: number },
): Promise<Result<SavedDraft, "notFound">> {
  const [dialog] = await db()
    .select({ id: dialogs.id, accountId: dialogs.accountId })
    .from(dialogs)
    .where(eq(dialogs.id, dialogId));
  if (!dialog || !isVisible(staff, dialog)) return refused("notFound");
  const saved = await db().transaction(async (rows) => {
    await shareDialog(rows, dialog.id);
    await noteChange(rows, dialog, null, staff.id);
    return rows
      .insert(drafts)
      .values({ staffId: staff.id, dialogId, text, note })
      .onConflictDoUpdate({
        target: [drafts.staffId, drafts.dialogId],
        set: { text, note, savedAt: later },
      })
      .returning();
  });
  const [draft] = saved;
  if (!draft) throw new Error("A draft was not stored.");
  return ok(asSaved(draft));
}

/** Empties the reply or the note that was begun, in the transaction that stores it; the other one stays. */
export async function clearDraft(
  rows: Rows,
  staff: Staff,
  dialogId: number,
  which: keyof Words,
): Promise<void> {
  await rows
    .update(drafts)
    .set({ [which]: "", savedAt: later })
    .where(and(eq(drafts.staffId, staff.id), eq(drafts.dialogId, dialogId)));
}

/** What a member of staff has of a dialog for themselves: how far they have seen it, and what they have begun to write. */
export async function ownPlace(
  staff: Staff,
  dialogId: number,
): Promise<Pick<OpenDialog, "seenSeq" | "draft">> {
  const [marks, begun] = await Promise.all([
    db()
      .select({ seenSeq: seenMarks.seenSeq })
      .from(seenMarks)
      .where(and(eq(seenMarks.staffId, staff.id), eq(seenMarks.dialogId, dialogId))),
    db()
      .select()
      .from(drafts)
      .where(and(eq(drafts.staffId, staff.id), eq(drafts.dialogId, dialogId))),
  ]);
  const [draft] = begun;
  return { seenSeq: marks[0]?.seenSeq ?? 0, draft: draft ? asSaved(draft) : null };
}

const asSaved = ({ text, note, savedAt }: typeof drafts.$inferSelect): SavedDraft => ({
  text,
  note,
  savedAt: savedAt.toISOString(),
});
