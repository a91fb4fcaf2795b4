import { and, eq, gt, ne, or, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages } from "@/db/schema";

/**
 * What was said in a dialog that the writer of a reply had not seen: by the patient, or by anybody else for the clinic.
 * The writer's own messages don't count, nor automatic ones, which answer nobody. Asked under the dialog's lock,
 * nothing can be said between the question and the reply.
 * @package
 */
export const unseenBy = (
  rows: Rows,
  dialogId: number,
  { writerId, seenSeq }: { writerId: number; seenSeq: number },
) =>
  rows
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.dialogId, dialogId),
        gt(messages.seq, seenSeq),
        ne(messages.origin, "system"),
        or(
          eq(messages.direction, "inbound"),
          sql`${messages.authorId} is distinct from ${writerId}`,
        ),
      ),
    )
    .limit(1);
