import { eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts, contacts, dialogs, identities } from "@/db/schema";
import { isNotActivated } from "@/lib/accounts/readiness/activation";
import { adapterOf } from "@/lib/channels";
import { newestFirst } from "@/lib/patients/contacts/newest-identity";

/** @package */
export type Endpoints = ReturnType<typeof endpointsOf>;

/**
 * What {@link endpointsOf} reads: a dialog's account, and its contact by each identity that it has or had, that by
 * which they wrote last first.
 * @package
 */
export const addressesOf = (rows: Rows, dialogId: number) =>
  rows
    .select({
      channel: accounts.channel,
      accountState: accounts.state,
      stateReason: accounts.stateReason,
      deadlineAt: accounts.deadlineAt,
      readyAt: accounts.readyAt,
      humanAgent: accounts.humanAgent,
      stoppedAt: contacts.stoppedAt,
      blockedAt: contacts.blockedAt,
      identityId: identities.id,
      kind: identities.kind,
      endedAt: identities.endedAt,
    })
    .from(dialogs)
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .innerJoin(accounts, eq(accounts.id, contacts.accountId))
    .innerJoin(identities, eq(identities.contactId, contacts.id))
    .where(eq(dialogs.id, dialogId))
    .orderBy(newestFirst(identities.id, dialogs));

/**
 * The two ends of a dialog as sending needs them: what the account can do now, and to which identity a reply goes.
 * @package
 */
export function endpointsOf(found: Awaited<ReturnType<typeof addressesOf>>) {
  const [first] = found;
  if (!first) throw new Error("A dialog has no contact.");
  const address = replyAddress(found);
  return {
    facts: adapterOf(first.channel).facts,
    accountState: first.accountState,
    notActivated: isNotActivated({ ...first, state: first.accountState }),
    humanAgent: first.humanAgent,
    stopped: first.stoppedAt !== null,
    blocked: first.blockedAt !== null,
    identityId: address?.identityId ?? null,
  };
}

/**
 * Where a reply goes: the phone, of several the first, or the id of somebody who hides it. A contact whose phone has
 * passed to somebody else has no address any more: its user id changed with the phone.
 */
export function replyAddress<Each extends { kind: string; endedAt: Date | null }>(
  known: Each[],
): Each | null {
  const phones = known.filter(({ kind }) => kind === "phone");
  const current = known.filter(({ endedAt }) => endedAt === null);
  if (phones.length > 0) return current.find(({ kind }) => kind === "phone") ?? null;
  return current[0] ?? null;
}
