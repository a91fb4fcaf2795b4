import { and, eq, inArray, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { bulkInsert } from "@/db/bulk-rows";
import { prepared } from "@/db/prepared";
import { changes, dialogs, messages } from "@/db/schema";
import type { SeenEvent } from "@/lib/channels/events";
import { nextVersion } from "@/lib/dialogs/note-change";
import { heardNow } from "@/lib/dialogs/send/settle";
import { type Applied, applied, type EventAccount, waiting } from "./applied";
import { findMessage } from "./find-message";

/**
 * The contact has seen one of our messages, and so all of ours before it: many at once, where nobody looked for long. None
 * of them failed, so nothing else follows.
 */
export async function applySeen(
  rows: Rows,
  account: EventAccount,
  event: SeenEvent,
): Promise<Applied> {
  const found = await findMessage(rows, account, event.externalId);
  if (!found) return waiting(event.externalId);
  const { id: dialogId, accountId, lastMessageId } = found.dialog;
  const { at, orderKey } = found.message;
  const read = await rows
    .update(messages)
    .set({
      status: "read",
      statusTimes: sql`${heardNow("read")} || ${messages.statusTimes}`,
      version: sql`${messages.version} + 1`,
    })
    .where(
      and(
        eq(messages.dialogId, dialogId),
        eq(messages.direction, "outbound"),
        inArray(messages.status, ["sent", "delivered"]),
        // In the thread's order: the parts of a reply have one time, and are seen one after the other.
        sql`(${messages.at}, ${messages.orderKey}) <= (${at.toISOString()}::timestamptz, ${orderKey})`,
      ),
    )
    .returning({ id: messages.id });
  if (read.length === 0) return applied(dialogId);
  const isLastRead = read.some(({ id }) => id === lastMessageId);
  await rows
    .update(dialogs)
    .set({ version: nextVersion, ...(isLastRead && { lastStatus: "read" }) })
    .where(eq(dialogs.id, dialogId));
  const noted = read.map(({ id: messageId }) => ({ accountId, dialogId, messageId }));
  await prepared(bulkInsert(changes, noted), rows);
  return applied(dialogId);
}
