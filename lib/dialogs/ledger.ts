import { and, asc, eq, lte, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, deliveries, deliveryTallies } from "@/db/schema";
import { adapterOf } from "@/lib/channels";
import type { Channel, ChannelEvent } from "@/lib/channels/types";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";
import type { Applied, EventAccount } from "./apply/applied";
import { applyEvent, NotUnderstood } from "./apply/apply-event";

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
 * Keeps a batch: all its events in one committed insert, then each applied in a short transaction of its own, so that
 * a bad one never costs its neighbours. What is not applied now, because the process ends, the sweep applies.
 */
export async function keepBatch(
  batch: { account: EventAccount; event: ChannelEvent }[],
): Promise<Kept[]> {
  const ids = await db().transaction(async (rows) => {
    const recorded: (number | null)[] = [];
    for (const { account, event } of batch) {
      recorded.push(await recordDelivery(rows, account, event, "waiting"));
    }
    return recorded;
  });
  const kept: Kept[] = [];
  for (const id of ids) {
    kept.push(id === null ? { state: "duplicate" } : await applyKept(id));
  }
  return kept;
}

/** Applies an event that the ledger holds as waiting. Safe anywhere and twice at once: one of two skips it. */
export async function applyKept(id: number): Promise<Kept> {
  try {
    return await db().transaction((rows) => applyWaiting(rows, id));
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    await db()
      .update(deliveries)
      .set({ state: "quarantined", reason: reasonOf(fault), settledAt: new Date() })
      .where(and(eq(deliveries.id, id), eq(deliveries.state, "waiting")));
    log("error", "delivery.quarantined", { deliveryId: id }, fault);
    return { state: "quarantined" };
  }
}

/** The events that wait for a message which has just come, or whose time to be looked at again has. */
export async function waitingDeliveries(
  due: { accountId: number; waitsFor: string } | "all",
): Promise<number[]> {
  const which =
    due === "all"
      ? lte(deliveries.nextAttemptAt, new Date())
      : and(
          eq(deliveries.accountId, due.accountId),
          eq(deliveries.waitsFor, due.waitsFor),
        );
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

async function applyWaiting(rows: Rows, id: number): Promise<Kept> {
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
  if (!held) return { state: "duplicate" };
  const event = adapterOf(held.channel).reread(held.payload);
  const outcome = await applyEvent(rows, { id: held.accountId }, event);
  const gaveUp =
    outcome.state === "waiting" && Date.now() - held.receivedAt.getTime() > patienceMs;
  const settled: Applied = gaveUp
    ? { state: "ignored", reason: "unknownMessage" }
    : outcome;
  await markDelivery(rows, id, settled);
  return settled;
}

/** Stores an event; null when it was there: then it is only counted. */
async function recordDelivery(
  rows: Rows,
  account: EventAccount,
  event: ChannelEvent,
  state: "applied" | "waiting" = "applied",
): Promise<number | null> {
  const now = new Date();
  const [row] = await rows
    .insert(deliveries)
    .values({
      accountId: account.id,
      eventKey: event.eventKey,
      kind: event.type,
      payload: event.payload,
      state,
      receivedAt: now,
      ...(state === "applied" ? { settledAt: now } : { nextAttemptAt: now }),
    })
    .onConflictDoUpdate({
      target: [deliveries.accountId, deliveries.eventKey],
      set: { duplicateCount: sql`${deliveries.duplicateCount} + 1` },
    })
    .returning({ id: deliveries.id, duplicates: deliveries.duplicateCount });
  return row && row.duplicates === 0 ? row.id : null;
}

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
