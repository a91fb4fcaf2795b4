import { and, eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, credentials } from "@/db/schema";
import type { Sender } from "@/lib/channels/asked";
import type { Channel } from "@/lib/channels/types";
import { env } from "@/lib/env";
import { currentSecret } from "./secrets/credential";

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

/** An account with the credential that it uses, whatever its state; null if there is none. */
export async function accountWithCredential(accountId: number) {
  const [found] = await db()
    .select({ account: accounts, credential: credentials })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .where(eq(accounts.id, accountId));
  return found ?? null;
}

/**
 * What is needed to act for an account at its provider, secret included: never for the browser or a log line.
 * Null for an account that is not there, was disconnected or has no secret yet, for which nothing may be sent.
 * @throws UnsealError where the stored secret can't be opened: the deployment's fault.
 */
export async function senderOf(accountId: number): Promise<Sender | null> {
  const found = await accountWithCredential(accountId);
  return found && found.account.state !== "disconnected" ? senderIn(found) : null;
}

/**
 * The same for an account of any state: only for fetching what patients sent to it. A file that came before it was
 * disconnected is theirs to have kept.
 */
export async function readerOf(accountId: number): Promise<Sender | null> {
  const found = await accountWithCredential(accountId);
  return found && senderIn(found);
}

function senderIn({ account, credential }: StoredWithCredential): Sender | null {
  const { externalId } = credential;
  const secret = currentSecret(credential);
  return secret === null ? null : asSender(account, { externalId, secret });
}

type StoredWithCredential = NonNullable<
  Awaited<ReturnType<typeof accountWithCredential>>
>;

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
