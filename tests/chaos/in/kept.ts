import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { Sent } from "./send";

/** What the clinic has of what was sent, by the provider's id, in each dialog's order. */
export type Kept = { id: string; dialogId: number };

/** The messages of one round in the order in which threads show them. */
export async function readKept(sent: readonly Sent[]): Promise<Kept[]> {
  const ids = sent.map(({ id }) => id);
  const { rows } = await db().execute<Kept>(sql`
    select external_id as id, dialog_id::int as "dialogId" from messages
    where external_id = any(${sql.param(ids)}::text[])
    order by dialog_id, at, order_key`);
  return rows;
}

/** How many of the clinic's rows are more than there should be: of messages, and of dialogs of one patient. */
export function countDoubled(sent: readonly Sent[], kept: readonly Kept[]): number {
  const told = new Map(sent.map((one) => [one.id, one]));
  const messages = kept.length - new Set(kept.map(({ id }) => id)).size;
  const dialogs = new Set(kept.map(({ dialogId }) => dialogId)).size;
  const patients = new Set(kept.map(({ id }) => addressOf(told.get(id)))).size;
  return messages + Math.max(0, dialogs - patients);
}

const addressOf = (sent: Sent | undefined) =>
  sent ? `${sent.place.id} ${sent.address}` : "";

/**
 * How many messages stand before one that they can't: Instagram tells its time, which decides; Twilio tells none, so
 * what was posted after another had been answered stands after it.
 */
export function countMisplaced(sent: readonly Sent[], kept: readonly Kept[]): number {
  const told = new Map(sent.map((one) => [one.id, one]));
  let misplaced = 0;
  let laterAnswer = Number.POSITIVE_INFINITY;
  for (const [index, { id, dialogId }] of [...kept.entries()].toReversed()) {
    const next = kept[index + 1];
    if (next?.dialogId !== dialogId) laterAnswer = Number.POSITIVE_INFINITY;
    const one = told.get(id);
    const later = next?.dialogId === dialogId ? told.get(next.id) : undefined;
    if (!one) continue;
    const isMisplaced =
      one.place.channel === "instagram"
        ? later !== undefined && later.at < one.at
        : laterAnswer < one.triedAt;
    if (isMisplaced) misplaced += 1;
    laterAnswer = Math.min(laterAnswer, one.answeredAt ?? laterAnswer);
  }
  return misplaced;
}

/** In how many dialogs the list shows another number of unread messages than patients wrote. */
export function countWrongUnread(
  shown: ReadonlyMap<number, number>,
  kept: readonly Kept[],
): number {
  const written = new Map<number, number>();
  for (const { dialogId } of kept)
    written.set(dialogId, (written.get(dialogId) ?? 0) + 1);
  return [...written].filter(([dialogId, count]) => shown.get(dialogId) !== count).length;
}
