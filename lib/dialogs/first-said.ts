import { and, eq, isNull, min, type SQL } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages } from "@/db/schema";

/**
 * When the patient wrote in a dialog for the first time, and as which of theirs by arrival: of what `which` leaves and
 * nobody has taken back. Null where they have written nothing of the kind.
 */
export async function firstSaid(
  rows: Rows,
  dialogId: number,
  which: SQL | undefined,
): Promise<{ at: Date; inboundNo: number } | null> {
  const [first] = await rows
    .select({ at: min(messages.at), inboundNo: min(messages.inboundNo) })
    .from(messages)
    .where(
      and(
        eq(messages.dialogId, dialogId),
        eq(messages.direction, "inbound"),
        isNull(messages.unsentAt),
        which,
      ),
    );
  return first?.at ? { at: first.at, inboundNo: first.inboundNo ?? 0 } : null;
}
