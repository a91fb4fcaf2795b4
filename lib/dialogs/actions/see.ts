import { and, desc, eq, lte, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { messages, seenMarks } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { lockDialog, shareDialog } from "@/lib/dialogs/locked-dialog";
import { noteChange } from "@/lib/dialogs/note-change";
import { isVisible, visibleDialog } from "@/lib/dialogs/visible";
import { type Done, done, ok, type Result, refused } from "@/lib/result";

/**
 * Notes how far a member of staff has seen a dialog, in arrival sequence. A mark only rises; seeing less than before
 * changes nothing. `risen` says whether the member's other screens are to be told.
 */
export async function markSeen(
  staff: Staff,
  seen: { dialogId: number; seq: number },
): Promise<Result<{ risen: boolean }, "notFound">> {
  const dialog = await visibleDialog(staff, seen.dialogId);
  if (!dialog) return refused("notFound");
  const [last] = await lastUpTo(seen);
  if (!last) return ok({ risen: false });
  const risen = await db().transaction(async (rows) => {
    // It was erased in this moment: nobody's mark rises.
    if (!(await shareDialog(rows, dialog.id))) return false;
    const changed = await rows
      .insert(seenMarks)
      .values({ staffId: staff.id, dialogId: dialog.id, ...last })
      .onConflictDoUpdate({
        target: [seenMarks.staffId, seenMarks.dialogId],
        set: { ...last, markedUnread: false },
        setWhere: sql`${seenMarks.seenSeq} < excluded.seen_seq
          or (${seenMarks.seenSeq} = excluded.seen_seq and ${seenMarks.markedUnread})`,
      })
      .returning({ seenSeq: seenMarks.seenSeq });
    if (changed.length > 0) await noteChange(rows, dialog, null, staff.id);
    return changed.length > 0;
  });
  return ok({ risen });
}

/**
 * Marks a dialog unread for one member of staff, whatever they have seen of it: until they look again, or somebody
 * answers or closes it.
 */
export async function markUnread(
  staff: Staff,
  dialogId: number,
): Promise<Done<"notFound">> {
  return db().transaction(async (rows) => {
    const dialog = await lockDialog(rows, dialogId);
    if (!dialog || !isVisible(staff, dialog)) return refused("notFound");
    await rows
      .insert(seenMarks)
      .values({
        staffId: staff.id,
        dialogId,
        seenSeq: 0,
        seenInbound: 0,
        markedUnread: true,
      })
      .onConflictDoUpdate({
        target: [seenMarks.staffId, seenMarks.dialogId],
        set: { markedUnread: true },
      });
    await noteChange(rows, dialog, null, staff.id);
    return done;
  });
}

/** Nobody has this dialog marked unread any more: it was answered or closed. */
export async function forgetMarkedUnread(rows: Rows, dialogId: number): Promise<void> {
  await rows
    .update(seenMarks)
    .set({ markedUnread: false })
    .where(and(eq(seenMarks.dialogId, dialogId), eq(seenMarks.markedUnread, true)));
}

function lastUpTo({ dialogId, seq }: { dialogId: number; seq: number }) {
  return db()
    .select({ seenSeq: messages.seq, seenInbound: messages.inboundNo })
    .from(messages)
    .where(and(eq(messages.dialogId, dialogId), lte(messages.seq, seq)))
    .orderBy(desc(messages.seq))
    .limit(1);
}
