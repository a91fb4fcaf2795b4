import { and, eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { dialogs, drafts, seenMarks } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { Served } from "@/lib/files/serve";
import type { AttachedFile } from "@/lib/files/types";
import { letGoOfWaiting, waitingFile, waitingFiles } from "@/lib/files/waiting";
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
): Promise<Result<Pick<SavedDraft, "savedAt">, "notFound">> {
  const dialog = await visibleDialog(staff, dialogId);
  if (!dialog) return refused("notFound");
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
  return ok({ savedAt: draft.savedAt.toISOString() });
}

/** A file of a draft, by the draft's dialog. */
export type DraftFile = { dialogId: number; fileId: number };

/** A file that its writer has attached to what they have begun. Null for anybody else. */
export async function draftFile(
  staff: Staff,
  { dialogId, fileId }: DraftFile,
): Promise<Served | null> {
  if (!(await visibleDialog(staff, dialogId))) return null;
  return waitingFile({ staffId: staff.id, dialogId }, fileId);
}

/** Takes a file out of what was begun and lets go of it; the writer's other screens are to be told. Safe to repeat. */
export async function removeDraftFile(
  staff: Staff,
  { dialogId, fileId }: DraftFile,
): Promise<Result<null, "notFound">> {
  const dialog = await visibleDialog(staff, dialogId);
  if (!dialog) return refused("notFound");
  await db().transaction(async (rows) => {
    await shareDialog(rows, dialog.id);
    const isGone = await letGoOfWaiting(rows, { staffId: staff.id, dialogId }, fileId);
    if (isGone) await noteChange(rows, dialog, null, staff.id);
  });
  return ok(null);
}

async function visibleDialog(staff: Staff, dialogId: number) {
  const [dialog] = await db()
    .select({ id: dialogs.id, accountId: dialogs.accountId })
    .from(dialogs)
    .where(eq(dialogs.id, dialogId));
  return dialog && isVisible(staff, dialog) ? dialog : null;
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
  const [marks, begun, files] = await Promise.all([
    db()
      .select({ seenSeq: seenMarks.seenSeq })
      .from(seenMarks)
      .where(and(eq(seenMarks.staffId, staff.id), eq(seenMarks.dialogId, dialogId))),
    db()
      .select()
      .from(drafts)
      .where(and(eq(drafts.staffId, staff.id), eq(drafts.dialogId, dialogId))),
    waitingFiles({ staffId: staff.id, dialogId }),
  ]);
  const [draft] = begun;
  const seenSeq = marks[0]?.seenSeq ?? 0;
  if (!draft && files.length === 0) return { seenSeq, draft: null };
  const { text, note } = draft ?? { text: "", note: "" };
  const savedAt = draft?.savedAt.toISOString() ?? "";
  const shown = files.map((file) => ({
    ...file,
    previewUrl: previewUrlOf(dialogId, file),
  }));
  return { seenSeq, draft: { text, note, savedAt, files: shown } };
}

const previewUrlOf = (dialogId: number, { fileId, kind }: AttachedFile): string | null =>
  kind === "image" ? `/api/dialogs/${dialogId}/draft/files/${fileId}` : null;
