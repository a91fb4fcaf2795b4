import { and, eq, exists, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials } from "@/db/schema";
import { paceOf } from "@/lib/accounts/pace";
import { adapterOf, adapters } from "@/lib/channels";
import type { Sender } from "@/lib/channels/asked";
import { dayMs } from "@/lib/durations";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { readableSecret, type StoredCredential } from "./credential";
import { keepRenewal } from "./keep-renewal";
import { noteUnreadable } from "./note-unreadable";

/** Renewed with so much of its life left, a token survives weeks in which the provider can't be asked. */
const renewedBeforeMs = 30 * dayMs;
/** A provider that is in trouble, or of whose answer this process has not lived to hear, is asked again after this. */
const againMs = 30 * 60_000;
/** So many in one run of the sweep. */
const most = 20;

type Due = { credential: StoredCredential; accountId: number; accountExternalId: string };

/**
 * Renews every secret that will expire within 30 days, or of which it is not known when: each once a day, every half
 * hour where there was no answer or it came to nothing here, and none in its first day. One that the provider refuses is
 * noted on its accounts.
 * Returns how many were asked for.
 */
export async function refreshTokens(): Promise<number> {
  const claimed = await claimDue();
  for (const due of claimed)
    await renewDue(due).catch((fault) =>
      log("error", "token.notRenewed", { accountId: due.accountId }, fault),
    );
  return claimed.length;
}

async function renewDue(due: Due): Promise<void> {
  if (await isAnswered(due)) await putOff(due.credential, dayMs);
}

/** Asks for a new secret, and keeps what comes of it. False where another try may help. */
async function isAnswered(due: Due): Promise<boolean> {
  const { credential, accountId, accountExternalId } = due;
  const { renew } = adapterOf(credential.channel);
  const secret = readableSecret(credential);
  if (!renew) return true;
  if (secret === null) {
    await noteUnreadable(credential);
    return true;
  }
  const sender: Sender = {
    accountExternalId,
    credentialExternalId: credential.externalId,
    secret,
    standinUrl: env().PROVIDER_STANDIN_URL,
  };
  await paceOf(accountId)();
  const renewed = await renew(sender);
  log("info", "token.renewed", { accountId, outcome: renewed.renewed });
  await keepRenewal({ credential, sender, renewed });
  return renewed.renewed !== "later";
}

const putOff = ({ id }: StoredCredential, forMs: number) =>
  db()
    .update(credentials)
    .set({ renewDueAt: new Date(Date.now() + forMs) })
    .where(eq(credentials.id, id));

/** Claims what is due by putting it off, committed before the provider is asked. */
async function claimDue(): Promise<Due[]> {
  const now = Date.now();
  const channels = Object.values(adapters)
    .filter(({ renew }) => renew !== null)
    .map(({ channel }) => channel);
  const inUse = db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(eq(accounts.credentialId, credentials.id), ne(accounts.state, "disconnected")),
    );
  const due = db()
    .select({ id: credentials.id })
    .from(credentials)
    .where(
      and(
        inArray(credentials.channel, channels),
        eq(credentials.state, "valid"),
        lte(credentials.setAt, new Date(now - dayMs)),
        or(
          isNull(credentials.expiresAt),
          lte(credentials.expiresAt, new Date(now + renewedBeforeMs)),
        ),
        or(isNull(credentials.renewDueAt), lte(credentials.renewDueAt, new Date(now))),
        exists(inUse),
      ),
    )
    .orderBy(credentials.expiresAt)
    .limit(most)
    .for("update", { skipLocked: true });
  const claimed = await db()
    .update(credentials)
    .set({ renewDueAt: new Date(now + againMs) })
    .where(inArray(credentials.id, due))
    .returning();
  return Promise.all(claimed.map(withAccount));
}

/** Any account of the credential: Meta's tokens have one each. */
async function withAccount(credential: StoredCredential): Promise<Due> {
  const [account] = await db()
    .select({ accountId: accounts.id, accountExternalId: accounts.externalId })
    .from(accounts)
    .where(eq(accounts.credentialId, credential.id))
    .orderBy(sql`${accounts.state} = 'disconnected'`, accounts.id)
    .limit(1);
  if (!account) throw new Error("A claimed credential has no account.");
  return { credential, ...account };
}
