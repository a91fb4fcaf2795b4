import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, deliveries } from "@/db/schema";
import type { MessageEvent } from "@/lib/channels/events";
import { keptEvent, reread } from "./reread";

/**
 * Puts what was said to or by one contact behind each other, in the order in which it was said; all else stands alone,
 * after it. Out of order, what came together would be told as late, and an answer would answer nothing.
 * @package
 */
export async function groupByContact(ids: readonly number[]): Promise<number[][]> {
  if (ids.length < 2) return ids.map((id) => [id]);
  const byContact = new Map<string, number[]>();
  const said = await saidAmong(ids);
  for (const { id, by } of said) byContact.set(by, [...(byContact.get(by) ?? []), id]);
  const grouped = new Set(said.map(({ id }) => id));
  return [
    ...byContact.values(),
    ...ids.filter((id) => !grouped.has(id)).map((id) => [id]),
  ];
}

type Said = { id: number; by: string; at: Date };

/** The messages among kept events, with whom they are from or to, the oldest first. */
async function saidAmong(ids: readonly number[]): Promise<Said[]> {
  const kept = await db()
    .select({ id: deliveries.id, ...keptEvent })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(
      and(
        sql`${deliveries.id} = any(${sql.param(ids)}::bigint[])`,
        eq(deliveries.kind, "message" satisfies MessageEvent["type"]),
      ),
    )
    .orderBy(asc(deliveries.id));
  const said = kept.flatMap(({ id, ...one }): Said[] => {
    const message = messageIn(one);
    if (!message) return [];
    const [who] = message.peer.identities;
    const at = message.at ?? one.receivedAt;
    return [{ id, by: `${one.accountId} ${who?.value}`, at }];
  });
  return said.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** Null for one that can't be read: what that means is found when it is applied. */
function messageIn(kept: Parameters<typeof reread>[0]) {
  try {
    const event = reread(kept);
    return event.type === "message" ? event : null;
  } catch {
    return null;
  }
}
