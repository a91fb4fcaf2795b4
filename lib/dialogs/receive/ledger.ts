import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, deliveries, deliveryTallies } from "@/db/schema";
import { atOnce } from "@/lib/at-once";
import { adapterOf } from "@/lib/channels";
import type { ChannelEvent } from "@/lib/channels/events";
import type { Channel } from "@/lib/channels/types";
import type { Applied, EventAccount } from "@/lib/dialogs/apply/applied";
import { applyEvent, NotUnderstood } from "@/lib/dialogs/apply/apply-event";
import type { DialogChange } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";

/** How long an event waits for the message that it is about, before it counts as nobody's. */
const patienceMs = 15 * 60_000;
const firstLookMs = 5_000;

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
    return await db().transaction(async (rows) => {
      const id = await recordDelivery(rows, account, event);
      if (id === null) return { state: "duplicate" };
      const outcome = await applyEvent(rows, account, event);
      if (outcome.state !== "applied") await markDelivery(rows, id, outcome);
      return outcome;
    });
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    return quarantine(account, event, fault);
  }
}

/**
 * Keeps a batch: all its events in one committed insert. Answers with the ledger's ids of those that were not there
 * before; each is then to be applied by {@link applyDeliveries}, and by the sweep if this process ends before.
 */
export async function keepBatch(
  batch: { account: EventAccount; event: ChannelEvent }[],
): Promise<number[]> {
  return (await recordBatch(batch)).flatMap((id) => id ?? []);
}

/** How many events are applied at once: most of the pool, but not all of it. */
const appliedAtOnce = 5;

/**
 * Applies events that the ledger holds as waiting, each in a short transaction of its own, so that a bad one never
 * costs its neighbours. Safe anywhere and twice at once: one of two skips. Answers with the dialogs that changed.
 */
export async function applyDeliveries(ids: number[]): Promise<DialogChange[]> {
  const changed: DialogChange[] = [];
  await atOnce(appliedAtOnce, ids, async (id) => {
    changed.push(...(await applyDelivery(id)));
  });
  return changed;
}

async function applyDelivery(id: number): Promise<DialogChange[]> {
  try {
    return await db().transaction((rows) => applyWaiting(rows, id));
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    await db()
      .update(deliveries)
      .set({ state: "quarantined", reason: reasonOf(fault), settledAt: new Date() })
      .where(and(eq(deliveries.id, id), eq(deliveries.state, "waiting")));
    log("error", "delivery.quarantined", { deliveryId: id }, fault);
    return [];
  }
}

/** Applies the events that waited for messages which have just come. Answers with the dialogs that changed. */
export async function applyWaitingFor(
  came: { accountId: number; externalId: string }[],
): Promise<DialogChange[]> {
  if (came.length === 0) return [];
  const named = and(
    inArray(
      deliveries.accountId,
      came.map(({ accountId }) => accountId),
    ),
    inArray(
      deliveries.waitsFor,
      came.map(({ externalId }) => externalId),
    ),
  );
  return applyDeliveries(await waitingIds(named));
}

/** Applies the events whose time to be looked at again has come: how many, and the dialogs that changed. */
export async function applyDue(): Promise<{ count: number; changed: DialogChange[] }> {
  const ids = await waitingIds(lte(deliveries.nextAttemptAt, new Date()));
  return { count: ids.length, changed: await applyDeliveries(ids) };
}

async function waitingIds(which: SQL | undefined): Promise<number[]> {
  const found = await db()
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.state, "waiting"), which))
    .orderBy(asc(deliveries.id))
    .limit(500);
  return found.map(({ id }) => id);
}

/** Counts what was acknowledged without being an event of an account of ours. */
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

async function applyWaiting(rows: Rows, id: number): Promise<DialogChange[]> {
  const [held] = await rows
    .select({
      payload: deliveries.payload,
      receivedAt: deliveries.receivedAt,
      accountId: deliveries.accountId,
      channel: accounts.channel,
    })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(and(eq(deliveries.id, id), eq(deliveries.state, "waiting")))
    .for("update", { of: deliveries, skipLocked: true });
  if (!held) return [];
  const event = adapterOf(held.channel).reread(held.payload);
  const outcome = await applyEvent(rows, { id: held.accountId }, event);
  const gaveUp =
    outcome.state === "waiting" && Date.now() - held.receivedAt.getTime() > patienceMs;
  const settled: Applied = gaveUp
    ? { state: "ignored", reason: "unknownMessage" }
    : outcome;
  await markDelivery(rows, id, settled);
  return settled.state === "applied" && settled.dialogId !== null
    ? [{ accountId: held.accountId, dialogId: settled.dialogId }]
    : [];
}

/** Stores an event; null when it was there: then it is only counted. */
async function recordDelivery(
  rows: Rows,
  account: EventAccount,
  event: ChannelEvent,
): Promise<number | null> {
  const now = new Date();
  const [row] = await rows
    .insert(deliveries)
    .values({
      accountId: account.id,
      eventKey: event.eventKey,
      kind: event.type,
      payload: event.payload,
      state: "applied",
      receivedAt: now,
      settledAt: now,
    })
    .onConflictDoUpdate({
      target: [deliveries.accountId, deliveries.eventKey],
      set: { duplicateCount: sql`${deliveries.duplicateCount} + 1` },
    })
    .returning({ id: deliveries.id, duplicates: deliveries.duplicateCount });
  return row && row.duplicates === 0 ? row.id : null;
}

/** Stores a batch in one committed insert. The ids stand in the batch's order, null for what was there before. */
async function recordBatch(
  batch: { account: EventAccount; event: ChannelEvent }[],
): Promise<(number | null)[]> {
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
    .onConflictDoUpdate({
      target: [deliveries.accountId, deliveries.eventKey],
      set: { duplicateCount: sql`${deliveries.duplicateCount} + 1` },
    })
    .returning();
  const ids = new Map(
    stored.map((row) => [
      `${row.accountId} ${row.eventKey}`,
      row.duplicateCount === 0 ? row.id : null,
    ]),
  );
  return batch.map((each) => {
    const id = ids.get(keyOf(each)) ?? null;
    // The same event twice in one post is applied once.
    ids.delete(keyOf(each));
    return id;
  });
}

const keyOf = ({ account, event }: { account: EventAccount; event: ChannelEvent }) =>
  `${account.id} ${event.eventKey}`;

async function markDelivery(rows: Rows, id: number, outcome: Applied): Promise<void> {
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
        : sql`now() + least(${firstLookMs} * power(2, least(${deliveries.attempts}, 6)), 300000) * interval '1 ms'`,
      settledAt: settled ? new Date() : null,
    })
    .where(eq(deliveries.id, id));
}

async function quarantine(
  account: EventAccount,
  event: ChannelEvent,
  fault: unknown,
): Promise<Kept> {
  await db().transaction(async (rows) => {
    const id = await recordDelivery(rows, account, event);
    if (id === null) return;
    await rows
      .update(deliveries)
      .set({ state: "quarantined", reason: reasonOf(fault) })
      .where(eq(deliveries.id, id));
    log("error", "delivery.quarantined", { deliveryId: id }, fault);
  });
  return { state: "quarantined" };
}

/** The reason as the health page shows it: never a fault's own words, which may quote what a patient wrote. */
function reasonOf(fault: unknown): string {
  if (fault instanceof NotUnderstood) return fault.message;
  const cause = fault instanceof Error && fault.cause ? fault.cause : fault;
  const code = (cause as { code?: unknown }).code;
  return typeof code === "string" ? `fault ${code}` : "fault";
}
