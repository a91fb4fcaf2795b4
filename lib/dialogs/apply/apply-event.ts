import type { Rows } from "@/db";
import type { ChannelEvent } from "@/lib/channels/events";
import { type Applied, type EventAccount, ignored } from "./applied";
import { applyEcho } from "./apply-echo";
import { applyEdit } from "./apply-edit";
import { applyMessage } from "./apply-message";
import { applyReaction } from "./apply-reaction";
import { applySeen } from "./apply-seen";
import { applyStatus } from "./apply-status";
import { applyUnsend } from "./apply-unsend";

/** An event that can't be understood: the ledger keeps it, quarantined, with the reason. */
export class NotUnderstood extends Error {}

/**
 * Does to the inbox what an event says, in the caller's transaction.
 * @throws NotUnderstood for an event of no known kind; anything else is a fault of content or database.
 */
export async function applyEvent(
  rows: Rows,
  account: EventAccount,
  event: ChannelEvent,
): Promise<Applied> {
  switch (event.type) {
    case "message":
      return event.direction === "inbound"
        ? applyMessage(rows, account, event)
        : applyEcho(rows, account, event);
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
