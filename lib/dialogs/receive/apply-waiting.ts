import { and, asc, eq, lte, or, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { prepared } from "@/db/prepared";
import { accounts, deliveries, messages } from "@/db/schema";
import type { ChannelEvent } from "@/lib/channels/events";
import { concurrently } from "@/lib/concurrency/concurrently";
import type { Applied } from "@/lib/dialogs/apply/applied";
import { applyEvent, isReport } from "@/lib/dialogs/apply/apply-events";
import { hourMs } from "@/lib/durations";
import { type DialogChange, publishChanged } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";
import { groupByContact } from "./group-by-contact";
import { markDelivery, reasonOf } from "./ledger";
import { keptEvent, reread } from "./reread";

/** How long a report waits for the message that it is about, before it counts as nobody's. */
const patienceMs = 15 * 60_000;
/**
 * Meta comes again with a message for 36 hours: what its writer took back, or corrected, must not show as it was because
 * that came first, nor what somebody reacted to without that.
 */
const longestPatienceMs = 37 * hourMs;
/** How many events are applied at once: most of the pool, but not all of it. */
const appliedAtOnce = 5;
/** How many events are applied at one call; the next finds the others. */
const mostApplied = 500;

/**
 * Applies events that the ledger holds as waiting, each in a short transaction of its own, so that a bad one never
 * costs its neighbours, and tells open screens. Several at once, but a contact's one after the other. Safe anywhere and
 * twice at once: one of two skips.
 * @throws when the database goes away meanwhile, after screens were told of what was applied by then: the sweep does
 * the rest.
 */
export async function applyDeliveries(ids: number[]): Promise<void> {
  const changed: DialogChange[] = [];
  const outages: unknown[] = [];
  await concurrently(appliedAtOnce, await groupByContact(ids), async (line) => {
    for (const id of line) {
      if (outages.length > 0) return;
      try {
        changed.push(...(await applyDelivery(id)));
      } catch (fault) {
        outages.push(fault);
      }
    }
  });
  await publishChanged(changed);
  if (outages.length > 0) throw outages[0];
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

async function applyWaiting(rows: Rows, id: number): Promise<DialogChange[]> {
  const [held] = await rows
    .select(keptEvent)
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(and(eq(deliveries.id, id), eq(deliveries.state, "waiting")))
    .for("update", { of: deliveries, skipLocked: true });
  if (!held) return [];
  const event = reread(held);
  const outcome = await applyEvent(rows, { id: held.accountId }, event);
  const gaveUp =
    outcome.state === "waiting" &&
    Date.now() - held.receivedAt.getTime() > patienceFor(event);
  const settled: Applied = gaveUp
    ? { state: "ignored", reason: "unknownMessage" }
    : outcome;
  await markDelivery(rows, id, settled);
  return settled.state === "applied" && settled.dialogId !== null
    ? [{ accountId: held.accountId, dialogId: settled.dialogId, calm: isReport(event) }]
    : [];
}

/** What the clinic said itself waits until it is known what became of a send of its own, and is nobody's to give up. */
function patienceFor(event: ChannelEvent): number {
  if (event.type === "message") return Number.POSITIVE_INFINITY;
  return isReport(event) ? patienceMs : longestPatienceMs;
}

/** Applies the events that waited for messages which have just come, as {@link applyDeliveries} does. */
export async function applyWaitingFor(
  came: { accountId: number; externalId: string }[],
): Promise<void> {
  if (came.length === 0) return;
  const named = JSON.stringify(came);
  const found = await prepared(sql<{ id: string }>`
    select d.id from json_to_recordset(${named}::json) came("accountId" bigint, "externalId" text)
    join deliveries d on d.account_id = came."accountId" and d.waits_for = came."externalId"
    where d.state = 'waiting' order by d.id limit ${sql.raw(String(mostApplied))}`);
  await applyDeliveries(found.map(({ id }) => Number(id)));
}

/**
 * Applies the events whose time to be looked at again has come, or whose message has come and nobody lived to tell them,
 * as {@link applyDeliveries} does; how many there were.
 */
export async function applyDue(): Promise<number> {
  const due = await db()
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.state, "waiting"),
        or(lte(deliveries.nextAttemptAt, new Date()), hasCome),
      ),
    )
    .orderBy(asc(deliveries.id))
    .limit(mostApplied);
  await applyDeliveries(due.map(({ id }) => id));
  return due.length;
}

const hasCome = sql`exists (
  select from ${messages} where ${messages.accountId} = ${deliveries.accountId}
    and ${messages.externalId} = ${deliveries.waitsFor} offset 0)`;
