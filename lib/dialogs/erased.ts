import { createHmac, hkdfSync } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { bulkInsert } from "@/db/bulk-rows";
import { prepared } from "@/db/prepared";
import { erasedIds } from "@/db/schema";
import type { MessageEvent } from "@/lib/channels/events";
import { required } from "@/lib/env";

const purpose = "dialogs erased ids";

type Erased = { hash: string; erasedAt: string };

/** Those of the provider's messages that were erased here or have expired: they must not come back. */
export async function erasedAmong(
  rows: Rows,
  accountId: number,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const byHash = new Map(
    externalIds.flatMap((id) => erasedHashes(accountId, id).map((hash) => [hash, id])),
  );
  const found = await prepared(
    sql<{ hash: string }>`
      select hash from erased_ids
      where account_id = ${accountId} and hash = any(${sql.param([...byHash.keys()])}::text[])`,
    rows,
  );
  return new Set(found.flatMap(({ hash }) => byHash.get(hash) ?? []));
}

/**
 * Has these of the provider's messages kept away from now on, by keyed hashes of their ids; a send that has none that
 * anybody knows goes by {@link outboxName}, and all that was said with somebody until now by {@link addressName}.
 */
export async function rememberErased(
  rows: Rows,
  erased: readonly { accountId: number; name: string }[],
): Promise<void> {
  const hashes = new Map(
    erased.flatMap(({ accountId, name }) => {
      const [hash] = erasedHashes(accountId, name);
      return hash ? [[hash, { accountId, hash }] as const] : [];
    }),
  );
  if (hashes.size === 0) return;
  await rows.execute(sql`
    ${bulkInsert(erasedIds, [...hashes.values()])}
    on conflict (account_id, hash) do update set erased_at = now()`);
}

/** A send by our own id, which reports on it carry. */
export const outboxName = (outboxId: number): string => `outbox:${outboxId}`;

/** All that came from an address, or went there. */
export const addressName = (
  direction: MessageEvent["direction"],
  address: string,
): string => `${direction}:${address}`;

/**
 * What to ask for which of these messages were erased, and how its answer is read: as such, or since they were said
 * before all that was said with their address was; what is said there since then is somebody's first word.
 */
export function erasedQuery(accountId: number, events: readonly MessageEvent[]) {
  const named = events.map((event) => ({
    event,
    ids: erasedHashes(accountId, event.externalId),
    addresses: event.peer.identities.flatMap(({ value }) =>
      erasedHashes(accountId, addressName(event.direction, value)),
    ),
  }));
  const hashes = named.flatMap(({ ids, addresses }) => [...ids, ...addresses]);
  const asked: SQL<Erased> = sql`
    select hash, erased_at as "erasedAt" from erased_ids
    where account_id = ${accountId} and hash = any(${sql.param(hashes)}::text[])`;
  const read = (found: readonly Erased[]) => {
    const erasedAt = new Map(found.map((one) => [one.hash, new Date(one.erasedAt)]));
    const isErased = ({ event: { at }, ids, addresses }: (typeof named)[number]) =>
      ids.some((hash) => erasedAt.has(hash)) ||
      addresses.some((hash) => at && at <= (erasedAt.get(hash) ?? 0));
    return new Set(named.filter(isErased).map(({ event }) => event.externalId));
  };
  return { asked, read };
}

/**
 * The hashes by which an erased id may be known: one for each sealing key, so that a rotation forgets none. The first
 * is the one to store. Without the keys, nobody can tell from a hash whose message it was.
 */
export function erasedHashes(accountId: number, externalId: string): string[] {
  return required("SEALING_KEYS").map(({ key }) =>
    createHmac("sha256", derivedFrom(key))
      .update(`${accountId}:${externalId}`)
      .digest("base64url"),
  );
}

/** To derive a key takes longer than to use it. */
const derived = new WeakMap<Buffer, Buffer>();

function derivedFrom(key: Buffer): Buffer {
  const known = derived.get(key) ?? Buffer.from(hkdfSync("sha256", key, "", purpose, 32));
  derived.set(key, known);
  return known;
}
