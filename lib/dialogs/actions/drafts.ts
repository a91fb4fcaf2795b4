import { and, eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { drafts } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { shareDialog } from "@/lib/dialogs/locked-dialog";
import { noteChange } from "@/lib/dialogs/note-change";
import type { SavedDraft, Words } from "@/lib/dialogs/types/draft";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { visibleDialog } from "@/lib/dialogs/visible";
import type { Served } from "@/lib/files/serve";
import {
  letGoOfWaiting,
  type WaitingFile,
  waitingFile,
  waitingQuery,
} from "@/lib/files/waiting";
import { type Done, done, ok, type Result, refused } from "@/lib/result";

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
    if (!(await shareDialog(rows, dialog.id))) return [];
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
  // It was erased in this moment.
  if (!draft) return refused("notFound");
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
): Promise<Done<"notFound">> {
  const dialog = await visibleDialog(staff, dialogId);
  if (!dialog) return refused("notFound");
  await db().transaction(async (rows) => {
    await shareDialog(rows, dialog.id);
    const isGone = await letGoOfWaiting(rows, { staffId: staff.id, dialogId }, fileId);
    if (isGone) await noteChange(rows, dialog, null, staff.id);
  });
  return done;
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

type Place = {
  seen_seq: number | null;
  text: string | null;
  note: string | null;
  saved_at: string | null;
};

/**
 * What a member of staff has of a dialog for themselves: how far they have seen it, what they have begun to write and
 * attached. Questions to be asked together with others; {@link placeIn} reads the answers.
 */
export const placeQuery = (staff: Staff, dialogId: number) => ({
  place: sql<Place>`
    select s.seen_seq, draft.text, draft.note, draft.saved_at from dialogs d
    left join seen_marks s on s.dialog_id = d.id and s.staff_id = ${staff.id}
    left join drafts draft on draft.dialog_id = d.id and draft.staff_id = ${staff.id}
    where d.id = ${dialogId}`,
  waiting: waitingQuery({ staffId: staff.id, dialogId }),
});

/** A member's own place in a dialog. */
export function placeIn(
  dialogId: number,
  { place: [place], waiting }: { place: Place[]; waiting: WaitingFile[] },
): Pick<OpenDialog, "seenSeq" | "draft"> {
  const seenSeq = place?.seen_seq ?? 0;
  const savedAt = place?.saved_at ? new Date(place.saved_at).toISOString() : "";
  if (!savedAt && waiting.length === 0) return { seenSeq, draft: null };
  const files = waiting.map((file) => ({
    ...file,
    previewUrl: previewUrlOf(dialogId, file),
  }));
  const { text, note } = place ?? {};
  return { seenSeq, draft: { text: text ?? "", note: note ?? "", savedAt, files } };
}

const previewUrlOf = (dialogId: number, { fileId, kind }: WaitingFile): string | null =>
  kind === "image" ? `/api/dialogs/${dialogId}/draft/files/${fileId}` : null;
