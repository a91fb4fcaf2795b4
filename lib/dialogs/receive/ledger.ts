import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { bulkInsert, returning } from "@/db/bulk-rows";
import { prepared } from "@/db/prepared";
import { deliveries, deliveryTallies } from "@/db/schema";
import { typedRows } from "@/db/typed-rows";
import type { ChannelEvent } from "@/lib/channels/events";
import type { Channel } from "@/lib/channels/types";
import type { Applied, EventAccount } from "@/lib/dialogs/apply/applied";
import { NotUnderstood } from "@/lib/dialogs/apply/apply-events";

/** When an event that waits is looked at again; twice as long each time, up to the longest. */
const firstLookMs = 5_000;
const longestLookMs = 5 * 60_000;

/** An event and the account of ours that it belongs to. */
export type Delivery = { account: EventAccount; event: ChannelEvent };

/** What becomes of events as they are stored; `waiting` ones are due at once. */
type Became =
  | { state: "applied" }
  | { state: "waiting" }
  | { state: "quarantined"; reason: string };

/**
 * Stores events with what becomes of them, in one insert. Answers with their ids in the ledger, in the same order; null
 * for one that was there: then it is only counted, and stays what it was. The same event twice is stored once. They are
 * stored in the order of their keys, so that two who come with the same never wait for each other.
 * @package
 */
export async function recordDeliveries(
  rows: Rows,
  batch: readonly Delivery[],
  became: Became,
): Promise<(number | null)[]> {
  const now = new Date();
  const moments =
    became.state === "waiting" ? { nextAttemptAt: now } : { settledAt: now };
  const byKey = new Map(batch.map((each) => [keyOf(each), each]));
  const inOrder = [...byKey].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const stored = typedRows(
    told,
    await prepared(
      sql<Record<string, unknown>>`
        ${bulkInsert(
          deliveries,
          inOrder.map(([, { account, event }]) => ({
            accountId: account.id,
            eventKey: indexable(event),
            kind: event.type,
            payload: event.payload,
            ...became,
            receivedAt: now,
            ...moments,
          })),
        )}
        ${countingRepeats} ${returning(told)}`,
      rows,
    ),
  );
  const fresh = new Map(
    stored.flatMap(({ id, accountId, eventKey, duplicateCount }) =>
      duplicateCount === 0 ? [[keyed(accountId, eventKey), id] as const] : [],
    ),
  );
  return batch.map((each) => fresh.get(keyOf(each)) ?? null);
}

/**
 * Keeps a batch: all its events in one committed insert. Answers with the ledger's ids of those that were not there
 * before, in the batch's order; each is then to be applied by `applyDeliveries`, and by the sweep if this process ends
 * before.
 */
export async function keepBatch(batch: readonly Delivery[]): Promise<number[]> {
  const ids = await recordDeliveries(db(), batch, { state: "waiting" });
  return [...new Set(ids.flatMap((id) => id ?? []))];
}

const told = {
  id: deliveries.id,
  accountId: deliveries.accountId,
  eventKey: deliveries.eventKey,
  duplicateCount: deliveries.duplicateCount,
};

/** What was delivered before stays as it is, and only tells how often it came. */
const countingRepeats = sql`
  on conflict (account_id, event_key)
  do update set duplicate_count = deliveries.duplicate_count + 1`;

const keyed = (accountId: number, eventKey: string) => `${accountId} ${eventKey}`;
const keyOf = ({ account, event }: Delivery) => keyed(account.id, indexable(event));

/** A key begins with what it is about, whose id is never nearly as long; what else makes it too long stands by its hash. */
const longestKey = 500;

const indexable = ({ eventKey }: ChannelEvent): string =>
  eventKey.length <= longestKey
    ? eventKey
    : eventKey.slice(0, longestKey).toWellFormed() +
      createHash("sha256").update(eventKey).digest("hex");

/** Of what was taken back or erased nothing stays here either. */
const wordless = ["unsent", "erased"];

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
  const reason = outcome.state === "ignored" ? outcome.reason : null;
  await rows
    .update(deliveries)
    .set({
      state: outcome.state,
      reason,
      ...(reason && wordless.includes(reason) && { payload: "{}" }),
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
