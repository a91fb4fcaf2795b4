import { and, eq, gt } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages } from "@/db/schema";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";

/** Did the patient write in a locked dialog after what somebody had been told of, up to `seq`? @package */
export async function hasWrittenAfter(
  rows: Rows,
  { id, lastSeq }: LockedDialog,
  seq: number,
): Promise<boolean> {
  if (lastSeq <= seq) return false;
  const later = and(
    eq(messages.dialogId, id),
    eq(messages.direction, "inbound"),
    gt(messages.seq, seq),
  );
  return (await rows.$count(messages, later)) > 0;
}
