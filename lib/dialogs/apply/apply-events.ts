import type { Rows } from "@/db";
import type { ChannelEvent, MessageEvent } from "@/lib/channels/events";
import { erasedAmong, outboxName, rememberErased } from "@/lib/dialogs/erased";
import { type Applied, type EventAccount, ignored } from "./applied";
import { applyEcho } from "./apply-echo";
import { applyEdit } from "./apply-edit";
import { applyMessages } from "./apply-messages";
import { applyReaction } from "./apply-reaction";
import { applySeen } from "./apply-seen";
import { applyStatus } from "./apply-status";
import { applyUnsend } from "./apply-unsend";
import { type Prefetched, prefetch } from "./prefetch";

/** An event that can't be understood: the ledger keeps it, quarantined, with the reason. */
export class NotUnderstood extends Error {}

/**
 * Does to the inbox what an account's events say, in the caller's transaction: what patients wrote all at once, so no
 * two of the events may be from one patient; then each of the others. Answers in the events' order. `before` is what
 * {@link prefetching} found of them in this transaction.
 * @throws NotUnderstood for an event of no known kind; anything else is a fault of content or database.
 */
export async function applyEvents(
  rows: Rows,
  account: EventAccount,
  events: readonly ChannelEvent[],
  before?: Prefetched,
): Promise<Applied[]> {
  const written = await applyMessages(rows, account, events.filter(isWritten), before);
  const all: Applied[] = [];
  for (const event of events) {
    const became = isWritten(event)
      ? written.get(event)
      : await applyAbout(rows, account, event);
    if (!became) throw new Error("A message was not applied.");
    all.push(became);
    if (isErased(became) && "externalId" in event)
      await rememberErased(rows, [{ accountId: account.id, name: event.externalId }]);
  }
  return all;
}

/** It may not have been known by its id, and is from now on, for what is told of it later. */
const isErased = (became: Applied) =>
  became.state === "ignored" && became.reason === "erased";

/** Asks what is to be known before events are applied, so that it can go along with something else. */
export const prefetching = (
  rows: Rows,
  account: EventAccount,
  events: readonly ChannelEvent[],
) => ({ execute: () => prefetch(rows, account, events.filter(isWritten)) });

/** Does to the inbox what one event says, as {@link applyEvents} does. */
export async function applyEvent(
  rows: Rows,
  account: EventAccount,
  event: ChannelEvent,
): Promise<Applied> {
  const [became] = await applyEvents(rows, account, [event]);
  if (!became) throw new Error("An event was not applied.");
  return became;
}

/** Did a patient write this? */
export const isWritten = (event: ChannelEvent): event is MessageEvent =>
  event.type === "message" && event.direction === "inbound";

/** Does it tell only what became of messages that are there? */
export const isReport = ({ type }: ChannelEvent): boolean =>
  type === "status" || type === "seen";

/**
 * What is said of a message that was erased finds none, and nothing of it may stay: it names who wrote or was written to.
 */
async function applyAbout(
  rows: Rows,
  account: EventAccount,
  event: ChannelEvent,
): Promise<Applied> {
  const became = await applyOther(rows, account, event);
  const isMissed =
    became.state === "waiting" ||
    (became.state === "ignored" && became.reason === "unknownMessage");
  if (!isMissed || !("externalId" in event)) return became;
  const { externalId } = event;
  const names = [externalId, ...namesOf(event)];
  const erased = await erasedAmong(rows, account.id, names);
  return erased.size === 0 ? became : ignored("erased");
}

const namesOf = (event: ChannelEvent) =>
  event.type === "status" && event.outboxId !== null ? [outboxName(event.outboxId)] : [];

function applyOther(
  rows: Rows,
  account: EventAccount,
  event: ChannelEvent,
): Promise<Applied> | Applied {
  switch (event.type) {
    case "message":
      return applyEcho(rows, account, event);
    case "status":
      return applyStatus(rows, account, event);
    case "reaction":
      return applyReaction(rows, account, event);
    case "edit":
      return applyEdit(rows, account, event);
    case "unsend":
      return applyUnsend(rows, account, event);
    case "seen":
      return applySeen(rows, account, event);
    case "ignored":
      return ignored(event.reason);
    case "unknown":
      throw new NotUnderstood(event.reason);
  }
}
