import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials } from "@/db/schema";
import type { Channel } from "@/lib/channels/types";

/** How long (ms) an answer is remembered in this process: a burst of webhooks asks the database once. */
const keptMs = 3_000;

/** Only accounts that exist are kept, so strangers who name invented ones can't make it grow. */
const kept = new Map<string, { id: number; readAt: number }>();

/**
 * Our ids of the accounts that a provider's own ids name (each once), of those under the credential that signed: `null`
 * is the deployment's own secret, which signs for all. What is not ours is not in the answer. A confirmed account never
 * changes its provider's id, so what is remembered stays true; a new account is not remembered and is looked for.
 */
export async function accountIds(
  channel: Channel,
  credential: string | null,
  externalIds: string[],
): Promise<Map<string, number>> {
  const known = recent(channel, credential, externalIds);
  if (known.size === externalIds.length) return known;
  const found = await db()
    .select({ id: accounts.id, externalId: accounts.externalId })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .where(
      and(
        eq(accounts.channel, channel),
        inArray(accounts.externalId, externalIds),
        credential === null ? undefined : eq(credentials.externalId, credential),
      ),
    );
  const readAt = Date.now();
  for (const { id, externalId } of found) {
    kept.set(keyOf(channel, credential, externalId), { id, readAt });
  }
  return new Map(found.map(({ id, externalId }) => [externalId, id]));
}

function recent(channel: Channel, credential: string | null, externalIds: string[]) {
  const since = Date.now() - keptMs;
  return new Map(
    externalIds.flatMap((externalId): [string, number][] => {
      const account = kept.get(keyOf(channel, credential, externalId));
      return account && account.readAt > since ? [[externalId, account.id]] : [];
    }),
  );
}

const keyOf = (channel: Channel, credential: string | null, externalId: string) =>
  `${channel}:${credential ?? ""}:${externalId}`;
