import { and, asc, count, eq, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials, dialogs, pictures, staff } from "@/db/schema";
import type { StoredAccount } from "@/lib/accounts/find";
import { tagOf } from "@/lib/accounts/list";
import { isHindered, isReady } from "@/lib/accounts/readiness/activation";
import { readinessOf } from "@/lib/accounts/readiness/readiness";
import type { Deadline } from "@/lib/accounts/types/deadline";
import { type AccountReason, accountReasons } from "@/lib/accounts/types/need";
import type { SavedAccount, SavedSecret } from "@/lib/accounts/types/saved";
import { isUnset } from "@/lib/accounts/unset";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import { cityOf } from "@/lib/clinic/zone-choice";
import { localOf } from "@/lib/wall-clock";

/** A channel's accounts as Settings shows them, oldest first, with no secret but its last four signs. */
export async function listSavedAccounts(channel: Channel): Promise<SavedAccount[]> {
  const [found, dialogsOf] = await Promise.all([
    readSaved(channel),
    countDialogs(channel),
  ]);
  return Promise.all(
    found.map((saved) => shown(saved, dialogsOf.get(saved.account.id) ?? 0)),
  );
}

async function shown(
  { account, credential, picture, setBy, lastOutAt }: Saved,
  dialogs: number,
): Promise<SavedAccount> {
  const { channel, state } = account;
  const readiness = await readinessOf(account);
  return {
    tag: tagOf(account),
    picture: picture === null ? null : `/api/pictures/${picture}`,
    state,
    stateReason: reasonOf(account),
    credentialExternalId: isUnset(credential.externalId) ? "" : credential.externalId,
    isConfirmed: account.confirmedAt !== null,
    readiness,
    isHindered: isHindered(account),
    isReady: account.readyAt !== null || (readiness !== null && isReady(readiness)),
    brand: account.brand,
    secret: secretOf(channel, credential, setBy),
    humanAgent: hasLonger(channel) ? account.humanAgent : null,
    lastSignedInboundAt: account.lastSignedInboundAt?.toISOString() ?? null,
    lastOutAt: lastOutAt ? new Date(lastOutAt).toISOString() : null,
    deadline: deadlineOf(account),
    disconnectedAt: account.disconnectedAt?.toISOString() ?? null,
    dialogs,
  };
}

/** What is wrong with an account, in a word that there is a sentence for; null for nothing. */
export function reasonOf({
  state,
  stateReason,
}: Pick<StoredAccount, "state" | "stateReason">): AccountReason | null {
  if (state !== "attention" && stateReason === null) return null;
  return accountReasons.find((reason) => reason === stateReason) ?? "other";
}

function readSaved(channel: Channel) {
  return db()
    .select({
      account: accounts,
      credential: {
        externalId: credentials.externalId,
        lastFour: credentials.lastFour,
        setAt: credentials.setAt,
        state: credentials.state,
        expiresAt: credentials.expiresAt,
      },
      picture: pictures.id,
      setBy: staff.name,
      lastOutAt: sql<string | null>`(select max(m.at) from messages m
        where m.account_id = ${accounts.id} and m.direction = 'outbound'
          and m.status in ('sent', 'delivered', 'read'))`,
    })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .leftJoin(staff, eq(staff.id, credentials.setById))
    .leftJoin(
      pictures,
      and(eq(pictures.accountId, accounts.id), isNotNull(pictures.fileKey)),
    )
    .where(eq(accounts.channel, channel))
    .orderBy(asc(accounts.id));
}

async function countDialogs(channel: Channel): Promise<Map<number, number>> {
  const found = await db()
    .select({ accountId: dialogs.accountId, count: count() })
    .from(dialogs)
    .innerJoin(accounts, eq(accounts.id, dialogs.accountId))
    .where(eq(accounts.channel, channel))
    .groupBy(dialogs.accountId);
  return new Map(found.map(({ accountId, count }) => [accountId, count]));
}

const hasLonger = (channel: Channel) => adapterOf(channel).facts.humanAgentHours !== null;

type Saved = Awaited<ReturnType<typeof readSaved>>[number];
type Credential = Saved["credential"];

function secretOf(
  channel: Channel,
  { lastFour, setAt, state, expiresAt }: Credential,
  setBy: string | null,
): SavedSecret {
  const ends = adapterOf(channel).renew !== null;
  return {
    lastFour,
    setAt: setAt.toISOString(),
    setBy,
    isRefused: state === "refused",
    life: ends ? { endsAt: expiresAt?.toISOString() ?? null } : null,
  };
}

function deadlineOf({ deadlineAt, deadlineZone }: StoredAccount): Deadline | null {
  if (!deadlineAt) return null;
  const zone = deadlineZone ?? "UTC";
  return {
    at: deadlineAt.toISOString(),
    local: localOf(deadlineAt, zone),
    zone,
    city: cityOf(zone),
  };
}
