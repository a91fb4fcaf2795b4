import { and, eq, gt, ne, or, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages } from "@/db/schema";
import type { LockedDialog } from "./keep-message";

/**
 * Was something said in a locked dialog that the writer of a reply had not seen: by the patient, or by anybody else for
 * the clinic? The writer's own messages don't count, nor automatic ones, which answer nobody. Under the lock nothing
 * can be said between the question and the reply.
 * @package
 */
export async function isHeld(
  rows: Rows,
  dialog: LockedDialog,
  { writerId, seenSeq }: { writerId: number; seenSeq: number },
): Promise<boolean> {
  if (dialog.lastSeq <= seenSeq) return false;
  const unseen = await rows.$count(
    messages,
    and(
      eq(messages.dialogId, dialog.id),
      gt(messages.seq, seenSeq),
      ne(messages.origin, "system"),
      or(
        eq(messages.direction, "inbound"),
        sql`${messages.authorId} is distinct from ${writerId}`,
      ),
    ),
  );
  return unseen > 0;
}
