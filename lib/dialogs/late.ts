import { and, asc, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db";
import { dialogs, messages, seenMarks } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { LateMessage } from "./types";

/**
 * What arrived late in a dialog and this member of staff has not seen, oldest first: it stands where it was said,
 * maybe far above what a screen has loaded.
 */
export async function unseenLate(staff: Staff, dialogId: number): Promise<LateMessage[]> {
  const isOwn = and(
    eq(seenMarks.staffId, staff.id),
    eq(seenMarks.dialogId, messages.dialogId),
  );
  const found = await db()
    .select({ id: messages.id, at: messages.at })
    .from(messages)
    .innerJoin(dialogs, eq(dialogs.id, messages.dialogId))
    .leftJoin(seenMarks, isOwn)
    .where(
      and(
        eq(messages.dialogId, dialogId),
        // As the index has it.
        sql`${messages.arrivedLate}`,
        eq(messages.direction, "inbound"),
        gt(messages.seq, sql`coalesce(${seenMarks.seenSeq}, 0)`),
        gt(messages.inboundNo, dialogs.clearedInbound),
      ),
    )
    .orderBy(asc(messages.at), asc(messages.orderKey));
  return found.map(({ id, at }) => ({ id, at: at.toISOString() }));
}
