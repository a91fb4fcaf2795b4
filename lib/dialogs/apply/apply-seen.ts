import { and, eq, inArray, lte } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages } from "@/db/schema";
import type { SeenEvent } from "@/lib/channels/events";
import { climb } from "@/lib/dialogs/send/settle";
import { type Applied, applied, type EventAccount, waiting } from "./applied";
import { findMessage } from "./find-message";

/** The contact has seen one of our messages, and so all of ours before it. */
export async function applySeen(
  rows: Rows,
  account: EventAccount,
  event: SeenEvent,
): Promise<Applied> {
  const found = await findMessage(rows, account, event.externalId);
  if (!found) return waiting(event.externalId);
  const unread = await rows
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.dialogId, found.dialog.id),
        eq(messages.direction, "outbound"),
        inArray(messages.status, ["sent", "delivered"]),
        lte(messages.at, found.message.at),
      ),
    );
  for (const { id } of unread) await climb(rows, id, { status: "read", errorCode: null });
  return applied(found.dialog.id);
}
