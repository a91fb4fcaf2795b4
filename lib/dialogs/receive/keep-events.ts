import { db } from "@/db";
import { pipelined } from "@/db/pipelined";
import type { ChannelEvent } from "@/lib/channels/events";
import type { Applied, EventAccount } from "@/lib/dialogs/apply/applied";
import { applyEvents, prefetching } from "@/lib/dialogs/apply/apply-events";
import { log } from "@/lib/log";
import { isConflict, isOutage } from "@/lib/outage";
import { clampTime } from "./clamp-time";
import { markDelivery, reasonOf, recordDeliveries } from "./ledger";

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
  try {
    const kept = await keepAll(account, [event]);
    return kept.get(event) ?? { state: "duplicate" };
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    return quarantine(account, event, fault);
  }
}

/**
 * Keeps events of one account that came at the same time in one transaction, no two of one contact: it costs little more
 * than one of them. Where that fails, each is kept for itself, so that a bad one never costs its neighbours.
 * @throws as {@link keepEvent}; what was kept by then is a repeat the next time.
 */
export async function keepTogether(
  account: EventAccount,
  events: readonly ChannelEvent[],
): Promise<Map<ChannelEvent, Kept>> {
  try {
    return await keepAll(account, events);
  } catch (fault) {
    if (isOutage(fault) && !isConflict(fault)) throw fault;
  }
  const kept = new Map<ChannelEvent, Kept>();
  for (const event of events) kept.set(event, await keepEvent(account, event));
  return kept;
}

/** Keeps all of them or none. */
async function keepAll(
  account: EventAccount,
  events: readonly ChannelEvent[],
): Promise<Map<ChannelEvent, Kept>> {
  return db().transaction(async (rows) => {
    const batch = events.map((event) => ({ account, event }));
    const [ids, before] = await pipelined(
      { execute: () => recordDeliveries(rows, batch, { state: "applied" }) },
      prefetching(rows, account, events),
    );
    const kept = new Map<ChannelEvent, Kept>(
      events.map((event) => [event, { state: "duplicate" }]),
    );
    const fresh = events.flatMap((event, index) => {
      const id = ids[index];
      return id ? [{ id, event }] : [];
    });
    const became = await applyEvents(
      rows,
      account,
      fresh.map(({ event }) => clampTime(event, new Date())),
      before,
    );
    for (const [index, { id, event }] of fresh.entries()) {
      const outcome = became[index];
      if (!outcome) throw new Error("An event was not applied.");
      if (outcome.state !== "applied") await markDelivery(rows, id, outcome);
      kept.set(event, outcome);
    }
    return kept;
  });
}

async function quarantine(
  account: EventAccount,
  event: ChannelEvent,
  fault: unknown,
): Promise<Kept> {
  const became = { state: "quarantined" as const, reason: reasonOf(fault) };
  const [id] = await recordDeliveries(db(), [{ account, event }], became);
  if (id) log("error", "delivery.quarantined", { deliveryId: id }, fault);
  return { state: "quarantined" };
}
