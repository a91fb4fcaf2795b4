import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, contacts, identities } from "@/db/schema";
import { senderOf } from "@/lib/accounts/find";
import { paceOf } from "@/lib/accounts/pace";
import { refuseCredential } from "@/lib/accounts/secrets/refuse-credential";
import { adapterOf } from "@/lib/channels";
import type { Profiled, Sender } from "@/lib/channels/asked";
import type { Channel, Identity } from "@/lib/channels/types";
import { concurrently } from "@/lib/concurrency/concurrently";
import { dayMs, hourMs } from "@/lib/durations";
import { notePicture } from "@/lib/files/pictures";
import { publishChanged } from "@/lib/live/publish";
import { learnName } from "./learn-name";

/** So many in one run of the sweep, at two a second for each account. */
const most = 40;
const accountsAtOnce = 5;
/** A process that ends while it asks leaves the contact due again after this. */
const claimMs = 2 * 60_000;
const weekMs = 7 * dayMs;
const longestMs = 6 * hourMs;

type Due = {
  contactId: number;
  accountId: number;
  channel: Channel;
  attempts: number;
  identity: Identity | null;
};

/**
 * Asks the channels who the contacts are of whom no delivery told a name or handle. Beside the messages: they are
 * shown before, under a name that says as much as is known. Safe anywhere and twice at once: a contact is claimed
 * before it is asked about. Returns how many were asked about.
 */
export async function learnProfiles(): Promise<number> {
  const due = await claimDue();
  const accountIds = [...new Set(due.map(({ accountId }) => accountId))];
  await concurrently(accountsAtOnce, accountIds, (id) =>
    learnOfAccount(due.filter(({ accountId }) => accountId === id)),
  );
  return due.length;
}

async function learnOfAccount(due: Due[]): Promise<void> {
  const [first] = due;
  const sender = first ? await senderOf(first.accountId) : null;
  let silence: Profiled | null = null;
  for (const one of due) {
    const profiled: Profiled | null = silence ?? (await ask(one, sender));
    await settle(one, profiled, sender);
    // Who limits the rate or refuses the token would say the same of the others.
    if (profiled?.profiled === "later") silence = profiled;
  }
}

/** Null where the channel tells nothing more, or there is nobody to ask about. */
async function ask(
  { channel, accountId, identity }: Due,
  sender: Sender | null,
): Promise<Profiled | null> {
  const { profile } = adapterOf(channel);
  if (!profile || !identity) return null;
  if (!sender) return { profiled: "later", reason: "unreachable" };
  await paceOf(accountId)();
  return profile(sender, identity);
}

async function settle(
  due: Due,
  profiled: Profiled | null,
  sender: Sender | null,
): Promise<void> {
  switch (profiled?.profiled) {
    case undefined:
      return putOff(due, null);
    case "gone":
      return putOff(due, weekMs);
    case "found":
      return publishFound(due, profiled);
    case "later":
      if (sender && profiled.reason === "unauthorised")
        await refuseCredential(due.channel, sender, null);
      return putOff(due, Math.min(longestMs, 30_000 * 2 ** Math.min(due.attempts, 20)));
  }
}

async function publishFound(
  { contactId }: Due,
  found: Extract<Profiled, { profiled: "found" }>,
): Promise<void> {
  const changed = await db().transaction(async (rows) => {
    const renamed = await learnName(rows, contactId, found);
    await notePicture(rows, { contactId }, found.pictureUrl);
    return renamed;
  });
  await publishChanged(changed);
}

async function putOff({ contactId }: Due, afterMs: number | null): Promise<void> {
  const profileDueAt = afterMs === null ? null : new Date(Date.now() + afterMs);
  await db().update(contacts).set({ profileDueAt }).where(eq(contacts.id, contactId));
}

async function claimDue(): Promise<Due[]> {
  const now = Date.now();
  const due = db()
    .select({ id: contacts.id })
    .from(contacts)
    .innerJoin(accounts, eq(accounts.id, contacts.accountId))
    .where(
      and(lte(contacts.profileDueAt, new Date(now)), eq(accounts.state, "connected")),
    )
    .orderBy(contacts.profileDueAt)
    .limit(most)
    .for("update", { of: contacts, skipLocked: true });
  const claimed = await db()
    .update(contacts)
    .set({
      profileDueAt: new Date(now + claimMs),
      profileAttempts: sql`${contacts.profileAttempts} + 1`,
    })
    .where(inArray(contacts.id, due))
    .returning({ id: contacts.id });
  return claimed.length === 0 ? [] : readDue(claimed.map(({ id }) => id));
}

async function readDue(ids: number[]): Promise<Due[]> {
  const found = await db()
    .selectDistinctOn([contacts.id], {
      contactId: contacts.id,
      accountId: contacts.accountId,
      channel: accounts.channel,
      attempts: contacts.profileAttempts,
      identity: { kind: identities.kind, value: identities.value },
    })
    .from(contacts)
    .innerJoin(accounts, eq(accounts.id, contacts.accountId))
    .leftJoin(
      identities,
      and(eq(identities.contactId, contacts.id), isNull(identities.endedAt)),
    )
    .where(inArray(contacts.id, ids));
  return found;
}
