import { eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { deliveries, deliveryTallies } from "@/db/schema";
import type { ChannelEvent } from "@/lib/channels/events";
import type { Channel } from "@/lib/channels/types";
import type { Applied, EventAccount } from "@/lib/dialogs/apply/applied";
import { NotUnderstood } from "@/lib/dialogs/apply/apply-event";

/** When an event that waits is looked at again; twice as long each time, up to the longest. */
const firstLookMs = 5_000;
const longestLookMs = 5 * 60_000;

/** An event and the account of ours that it belongs to. */
export type Delivery = { account: EventAccount; event: ChannelEvent };

/**
 * Stores an event with what became of it. Answers with its id in the ledger; null when it was there: then it is only
 * counted, and stays what it was.
 * @package
 */
export async function recordDelivery(
  rows: Rows,
  { account, event }: Delivery,
  became: { state: "applied" } | { state: "quarantined"; reason: string },
): Promise<number | null> {
  const now = new Date();
  const [row] = await rows
    .insert(deliveries)
    .values({
      accountId: account.id,
      eventKey: event.eventKey,
      kind: event.type,
      payload: event.payload,
      ...became,
      receivedAt: now,
      settledAt: now,
    })
    .onConflictDoUpdate(countingRepeats())
    .returning({ id: deliveries.id, duplicates: deliveries.duplicateCount });
  return row && row.duplicates === 0 ? row.id : null;
}

/**
 * Keeps a batch: all its events in one committed insert. Answers with the ledger's ids of those that were not there
 * before, in the batch's order; each is then to be applied by `applyDeliveries`, and by the sweep if this process ends
 * before. The same event twice in one batch is kept once.
 */
export async function keepBatch(batch: Delivery[]): Promise<number[]> {
  const now = new Date();
  const byKey = new Map(batch.map((each) => [keyOf(each), each]));
  const stored = await db()
    .insert(deliveries)
    .values(
      [...byKey.values()].map(({ account, event }) => ({
        accountId: account.id,
        eventKey: event.eventKey,
        kind: event.type,
        payload: event.payload,
        state: "waiting" as const,
        receivedAt: now,
        nextAttemptAt: now,
      })),
    )
    .onConflictDoUpdate(countingRepeats())
    .returning({ id: deliveries.id, duplicates: deliveries.duplicateCount });
  const ids = stored.flatMap(({ id, duplicates }) => (duplicates === 0 ? [id] : []));
  return ids.toSorted((one, other) => one - other);
}

/** What was delivered before stays as it is, and only tells how often it came. */
const countingRepeats = () => ({
  target: [deliveries.accountId, deliveries.eventKey],
  set: { duplicateCount: sql`${deliveries.duplicateCount} + 1` },
});

const keyOf = ({ account, event }: Delivery) => `${account.id} ${event.eventKey}`;

/**
 * Writes down what applying an event came to, and when one that waits is to be looked at again.
 * @package
 */
export async function markDelivery(
  rows: Rows,
  id: number,
  outcome: Applied,
): Promise<void> {
  const settled = outcome.state !== "waiting";
  await rows
    .update(deliveries)
    .set({
      state: outcome.state,
      reason: outcome.state === "ignored" ? outcome.reason : null,
      waitsFor: outcome.state === "waiting" ? outcome.waitsFor : null,
      attempts: sql`${deliveries.attempts} + 1`,
      nextAttemptAt: settled
        ? null
        : sql`now() + least(${firstLookMs} * power(2, least(${deliveries.attempts}, 6)), ${longestLookMs}) * interval '1 ms'`,
      settledAt: settled ? new Date() : null,
    })
    .where(eq(deliveries.id, id));
}

/**
 * Why an event is quarantined, as the health page shows it: never a fault's own words, which may quote what a patient
 * wrote.
 * @package
 */
export function reasonOf(fault: unknown): string {
  if (fault instanceof NotUnderstood) return fault.message;
  const cause = fault instanceof Error && fault.cause ? fault.cause : fault;
  const code = (cause as { code?: unknown }).code;
  return typeof code === "string" ? `fault ${code}` : "fault";
}

/**
 * Counts what was acknowledged without being an event of an account of ours, by day, channel and reason
 * (`foreignAccount`, or a word of the adapter's).
 */
export async function tally(
  channel: Channel,
  reason: string,
  count: number,
): Promise<void> {
  await db()
    .insert(deliveryTallies)
    .values({ day: sql`current_date`, channel, reason, count })
    .onConflictDoUpdate({
      target: [deliveryTallies.day, deliveryTallies.channel, deliveryTallies.reason],
      set: { count: sql`${deliveryTallies.count} + excluded.count` },
    });
}
