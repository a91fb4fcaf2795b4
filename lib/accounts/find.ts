import { and, eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, credentials } from "@/db/schema";
import type { Sender } from "@/lib/channels/asked";
import type { Channel } from "@/lib/channels/types";
import { env } from "@/lib/env";
import { ok, type Result, refused } from "@/lib/result";
import { currentSecret, type StoredCredential } from "./secrets/credential";
import { noteReadable, noteUnreadable } from "./secrets/note-unreadable";
import { UnsealError } from "./secrets/seal";

/** A row of `accounts`. */
export type StoredAccount = typeof accounts.$inferSelect;

/** The account that a provider calls by this name (`+447700900100`), disconnected ones included; null if none. */
export async function accountByEndpoint(
  rows: Rows,
  channel: Channel,
  externalId: string,
): Promise<StoredAccount | null> {
  const [account] = await rows
    .select()
    .from(accounts)
    .where(and(eq(accounts.channel, channel), eq(accounts.externalId, externalId)));
  return account ?? null;
}

/** An account and its credential as they were when they were read. */
export type Present = { account: StoredAccount; credential: StoredCredential };

/** An account with the credential that it uses, whatever its state; null if there is none. */
export async function accountWithCredential(accountId: number): Promise<Present | null> {
  const [found] = await db()
    .select({ account: accounts, credential: credentials })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .where(eq(accounts.id, accountId));
  return found ?? null;
}

/**
 * What is needed to act for an account at its provider, secret included: never for the browser or a log line.
 * Null for one for which nothing may be sent: see {@link senderOrWhyNot}.
 */
export async function senderOf(accountId: number): Promise<Sender | null> {
  const asked = await senderOrWhyNot(accountId);
  return asked.ok ? asked.value : null;
}

/**
 * Why nobody can act for an account. `absent`: it is not there, was disconnected or has no secret yet; `unreadable`: no
 * key opens its secret, which is noted on it.
 */
export type NoSender = "absent" | "unreadable";

/** The same as {@link senderOf}, with why not. */
export async function senderOrWhyNot(
  accountId: number,
): Promise<Result<Sender, NoSender>> {
  const found = await accountWithCredential(accountId);
  return found && found.account.state !== "disconnected"
    ? senderIn(found)
    : refused("absent");
}

/**
 * The same for an account of any state: only for fetching what patients sent to it. A file that came before it was
 * disconnected is theirs to have kept. `keeper` is the credential under which it lies: of one that the account has left
 * meanwhile it is asked for with that, where it is still here.
 */
export async function readerOf(
  accountId: number,
  keeper: string | null = null,
): Promise<Result<Sender, NoSender>> {
  const found = await accountWithCredential(accountId);
  if (!found) return refused("absent");
  const left = keeper === null ? null : await otherCredential(found.credential, keeper);
  return senderIn({ ...found, credential: left ?? found.credential });
}

/** The credential that its provider calls by this name, where that is another than this one. */
async function otherCredential(
  { channel, externalId }: StoredCredential,
  name: string,
): Promise<StoredCredential | null> {
  if (name === externalId) return null;
  const [other] = await db()
    .select()
    .from(credentials)
    .where(and(eq(credentials.channel, channel), eq(credentials.externalId, name)));
  return other ?? null;
}

async function senderIn({
  account,
  credential,
}: Present): Promise<Result<Sender, NoSender>> {
  const secret = secretIn(credential);
  if (secret === "unreadable") {
    if (account.state === "connected") await noteUnreadable(credential);
    return refused("unreadable");
  }
  if (account.stateReason === "unreadable") await noteReadable(credential);
  const { externalId } = credential;
  return secret ? ok(asSender(account, { externalId, ...secret })) : refused("absent");
}

function secretIn(
  credential: StoredCredential,
): { secret: string } | "unreadable" | null {
  try {
    const secret = currentSecret(credential);
    return secret === null ? null : { secret };
  } catch (fault) {
    if (fault instanceof UnsealError) return "unreadable";
    throw fault;
  }
}

/** An account with a secret that is at hand already. @package */
export function asSender(
  account: StoredAccount,
  credential: { externalId: string; secret: string },
): Sender {
  return {
    accountExternalId: account.externalId,
    credentialExternalId: credential.externalId,
    secret: credential.secret,
    standinUrl: env().PROVIDER_STANDIN_URL,
  };
}
