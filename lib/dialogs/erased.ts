import { createHmac, hkdfSync } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { remembered } from "@/db/remembered";
import { erasedIds } from "@/db/schema";
import type { MessageEvent } from "@/lib/channels/events";
import { required } from "@/lib/env";

const purpose = "dialogs erased ids";

type Erased = { hash: string };

/** Those of the provider's messages that were erased here or have expired: they must not come back. */
export async function erasedAmong(
  rows: Rows,
  accountId: number,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const { asked, read } = askErased(accountId, externalIds);
  return read(await remembered(asked, rows));
}

/**
 * Has these of the provider's messages kept away from now on, by keyed hashes of their ids; a send that has none that
 * anybody knows goes by {@link outboxName} and {@link sendName}.
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
  await rows
    .insert(erasedIds)
    .values([...hashes.values()])
    .onConflictDoUpdate({
      target: [erasedIds.accountId, erasedIds.hash],
      set: { erasedAt: sql`now()` },
    });
}

/** A send by our own id, which reports on it carry. */
export const outboxName = (outboxId: number): string => `outbox:${outboxId}`;

/** A send by what it says and to which address: so an echo, or a list, may tell it. */
export const sendName = (send: { to: string; text: string; hasFile: boolean }): string =>
  `send:${JSON.stringify([send.to, send.hasFile, send.text])}`;

/** What to ask for whether an echo is of a send that was erased after it: what is said since then is another. */
export function askErasedSend(
  accountId: number,
  { peer, text, attachments, at }: MessageEvent,
): SQL<Erased> {
  const hasFile = attachments.length > 0;
  const hashes = peer.identities.flatMap(({ value: to }) =>
    erasedHashes(accountId, sendName({ to, text, hasFile })),
  );
  return sql`
    select hash from erased_ids
    where account_id = ${accountId} and hash = any(${sql.param(hashes)}::text[])
      and erased_at >= ${at?.toISOString() ?? null}::timestamptz`;
}

/** What {@link erasedAmong} asks, and how its answer is read: for who asks more at the same time. */
export function askErased(accountId: number, externalIds: readonly string[]) {
  const byHash = new Map(
    externalIds.flatMap((id) => erasedHashes(accountId, id).map((hash) => [hash, id])),
  );
  const asked: SQL<Erased> = sql`
    select hash from erased_ids
    where account_id = ${accountId} and hash = any(${sql.param([...byHash.keys()])}::text[])`;
  const read = (found: readonly Erased[]) =>
    new Set(found.flatMap(({ hash }) => byHash.get(hash) ?? []));
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
