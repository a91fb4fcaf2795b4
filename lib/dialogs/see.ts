import { and, desc, eq, lte, sql } from "drizzle-orm";
import { db } from "@/db";
import { dialogs, messages, seenMarks } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { ok, type Result, refused } from "@/lib/result";
import { noteChange } from "./keep-message";
import { isVisible } from "./visible";

/**
 * Notes how far a member of staff has seen a dialog, in arrival sequence. A mark only rises; seeing less than before
 * changes nothing. `risen` says whether the member's other screens are to be told.
 */
export async function markSeen(
  staff: Staff,
  seen: { dialogId: number; seq: number },
): Promise<Result<{ risen: boolean }, "notFound">> {
  const [dialog] = await db()
    .select({ id: dialogs.id, accountId: dialogs.accountId })
    .from(dialogs)
    .where(eq(dialogs.id, seen.dialogId));
  if (!dialog || !isVisible(staff, dialog)) return refused("notFound");
  const [last] = await lastUpTo(seen);
  if (!last) return ok({ risen: false });
  const risen = await db().transaction(async (rows) => {
    const changed = await rows
      .insert(seenMarks)
      .values({ staffId: staff.id, dialogId: dialog.id, ...last })
      .onConflictDoUpdate({
        target: [seenMarks.staffId, seenMarks.dialogId],
        set: last,
        setWhere: sql`${seenMarks.seenSeq} < excluded.seen_seq`,
      })
      .returning({ seenSeq: seenMarks.seenSeq });
    if (changed.length > 0) await noteChange(rows, dialog, null, staff.id);
    return changed.length > 0;
  });
  return ok({ risen });
}

function lastUpTo({ dialogId, seq }: { dialogId: number; seq: number }) {
  return db()
    .select({ seenSeq: messages.seq, seenInbound: messages.inboundNo })
    .from(messages)
    .where(and(eq(messages.dialogId, dialogId), lte(messages.seq, seq)))
    .orderBy(desc(messages.seq))
    .limit(1);
}
