import { and, eq, inArray } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages, outbox } from "@/db/schema";
import type { StatusEvent } from "@/lib/channels/events";
import { climb, settleSent } from "@/lib/dialogs/send/settle";
import { type Applied, applied, type EventAccount, ignored, waiting } from "./applied";

/**
 * Takes a report on one of our messages. It may come before the answer to our own post: then the outbox id that its
 * URL carried names the message, and proves that the provider has it. A report on a message that nobody knows waits
 * while anything of the account is on its way, and is ignored otherwise.
 */
export async function applyStatus(
  rows: Rows,
  account: EventAccount,
  event: StatusEvent,
): Promise<Applied> {
  // Asked before the message is looked for: a send that settles between the two questions is then found by its id.
  const inFlight = await isAnythingInFlight(rows, account);
  const message =
    (await byExternalId(rows, account, event.externalId)) ??
    (await byOutbox(rows, account, event));
  if (!message) {
    return inFlight ? waiting(event.externalId) : ignored("unknownMessage");
  }
  if (message.externalId !== null && message.externalId !== event.externalId) {
    return ignored("otherMessage");
  }
  const { id: messageId, outboxId } = message;
  if (outboxId !== null && message.externalId === null)
    await settleSent(rows, { outboxId, messageId }, event);
  else await climb(rows, messageId, event);
  return applied(message.dialogId);
}

const found = {
  id: messages.id,
  dialogId: messages.dialogId,
  externalId: messages.externalId,
  outboxId: outbox.id,
};

async function byExternalId(rows: Rows, account: EventAccount, externalId: string) {
  const [message] = await rows
    .select(found)
    .from(messages)
    .leftJoin(outbox, eq(outbox.messageId, messages.id))
    .where(
      and(
        eq(messages.accountId, account.id),
        eq(messages.externalId, externalId),
        eq(messages.direction, "outbound"),
      ),
    );
  return message;
}

async function byOutbox(rows: Rows, account: EventAccount, event: StatusEvent) {
  if (event.outboxId === null) return undefined;
  const [message] = await rows
    .select(found)
    .from(outbox)
    .innerJoin(messages, eq(messages.id, outbox.messageId))
    .where(and(eq(outbox.id, event.outboxId), eq(outbox.accountId, account.id)));
  return message;
}

async function isAnythingInFlight(rows: Rows, account: EventAccount): Promise<boolean> {
  const [one] = await rows
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.accountId, account.id),
        inArray(outbox.state, ["sending", "unknown"]),
      ),
    )
    .limit(1);
  return one !== undefined;
}
