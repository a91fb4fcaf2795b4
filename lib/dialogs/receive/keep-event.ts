import { db } from "@/db";
import type { ChannelEvent } from "@/lib/channels/events";
import type { Applied, EventAccount } from "@/lib/dialogs/apply/applied";
import { applyEvent } from "@/lib/dialogs/apply/apply-event";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";
import { type Delivery, markDelivery, reasonOf, recordDelivery } from "./ledger";

/** What keeping an event came to: `duplicate` when it was there before, else what applying it came to. */
export type Kept = Applied | { state: "duplicate" } | { state: "quarantined" };

/**
 * Keeps one event in the ledger and applies it, in one transaction. If its content fails, a second transaction keeps
 * it alone, quarantined with the reason: nothing that was delivered is lost. Safe to repeat.
 * @throws when the database is away or overloaded; the provider must then hear so and try again.
 */
export async function keepEvent(
  account: EventAccount,
  event: ChannelEvent,
): Promise<Kept> {
  const delivery = { account, event };
  try {
    return await db().transaction(async (rows) => {
      const id = await recordDelivery(rows, delivery, { state: "applied" });
      if (id === null) return { state: "duplicate" };
      const outcome = await applyEvent(rows, account, event);
      if (outcome.state !== "applied") await markDelivery(rows, id, outcome);
      return outcome;
    });
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    return quarantine(delivery, fault);
  }
}

async function quarantine(delivery: Delivery, fault: unknown): Promise<Kept> {
  const became = { state: "quarantined" as const, reason: reasonOf(fault) };
  const id = await recordDelivery(db(), delivery, became);
  if (id !== null) log("error", "delivery.quarantined", { deliveryId: id }, fault);
  return { state: "quarantined" };
}
