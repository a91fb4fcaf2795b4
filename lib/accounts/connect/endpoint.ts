import { and, eq, exists, ne, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, contacts } from "@/db/schema";
import { accountByEndpoint, type Present, type StoredAccount } from "@/lib/accounts/find";
import { readableSecret } from "@/lib/accounts/secrets/credential";
import { lockIfStill } from "@/lib/accounts/secrets/keep-credential";
import type { Channel } from "@/lib/channels/types";
import { settingsOf } from "./as-typed";

/** One of the clinic's endpoints by the name that its provider gave it. */
export type Endpoint = { channel: Channel; externalId: string };

/**
 * Makes two who save the same endpoint come one after the other, before either has written a row, and answers with the
 * account that it has by then.
 */
export async function lockEndpoint(
  rows: Rows,
  { channel, externalId }: Endpoint,
): Promise<StoredAccount | null> {
  await rows.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`account:${channel}:${externalId}`}, 0))`,
  );
  return accountByEndpoint(rows, channel, externalId);
}

/**
 * Is an endpoint somebody else's: does another account have it than the one that was planned (`plannedId`)? One that
 * was disconnected may be connected again, but not under another's name.
 */
export function isTaken(present: StoredAccount | null, plannedId: number | null) {
  if (present === null || present.id === plannedId) return false;
  return plannedId !== null || present.state !== "disconnected";
}

/**
 * Is a planned account, to which somebody has written, to get another number? Their dialog belongs to the one that it
 * has, mistyped or not; the database refuses it as well.
 */
export async function isOtherNumber(plannedId: number, typed: string): Promise<boolean> {
  const another = and(eq(accounts.id, plannedId), ne(accounts.externalId, typed));
  const wrote = db()
    .select({ id: contacts.id })
    .from(contacts)
    .where(eq(contacts.accountId, accounts.id));
  return (await db().$count(accounts, and(another, exists(wrote)))) > 0;
}

/**
 * Is an account still as it was read, by what its form says of it, and its secret the one that its provider was asked
 * with? Two who change it at once come one after the other from here on, and whoever writes down what is known of it holds
 * it first, as here. One that was removed is, as far as this goes: whoever writes it finds that out.
 */
export async function isAsRead(
  rows: Rows,
  { account: read, credential }: Present,
): Promise<boolean> {
  await rows.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`planned:${read.id}`}, 0))`,
  );
  const [present] = await rows
    .select()
    .from(accounts)
    .where(eq(accounts.id, read.id))
    .for("update");
  if (!present) return true;
  const words = (account: StoredAccount) =>
    JSON.stringify([
      settingsOf(account),
      account.externalId,
      account.credentialId,
      account.state === "disconnected",
    ]);
  if (words(present) !== words(read)) return false;
  return (await lockIfStill(rows, credential, readableSecret(credential))) !== null;
}
