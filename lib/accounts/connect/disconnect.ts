import { and, asc, eq, isNull, ne, notExists, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, contacts, deliveries, openingHours, outbox } from "@/db/schema";
import { accountWithCredential, type Present } from "@/lib/accounts/find";
import { renewScreens } from "@/lib/accounts/renew-screens";
import { forgetUnused } from "@/lib/accounts/secrets/forget-unused";
import { lockCredentials } from "@/lib/accounts/secrets/keep-credential";
import { recordAudit } from "@/lib/audit/record";
import { publishRenewed } from "@/lib/live/publish";

/**
 * Stops sending from an account. Its dialogs stay readable, and what is written to it still comes in for as long as
 * its provider posts it; connecting it again undoes this. Answers with the dialogs in which something is still queued:
 * delivering them finds the account disconnected and says so. A planned sender that nobody has written to has nothing to
 * keep: it is removed. Safe to repeat.
 */
export async function disconnectAccount(
  accountId: number,
  by: number,
): Promise<number[]> {
  const present = await accountWithCredential(accountId);
  if (!present) return [];
  const due = await db().transaction(async (rows) => {
    await holdQueued(rows, accountId);
    if (!(await lockBoth(rows, present))) return "again";
    if (await removePlanned(rows, accountId, by)) return [];
    const [account] = await rows
      .update(accounts)
      .set({
        state: "disconnected",
        stateReason: null,
        disconnectedAt: new Date(),
        sendPausedUntil: null,
      })
      .where(and(eq(accounts.id, accountId), ne(accounts.state, "disconnected")))
      .returning();
    if (!account) return [];
    const { channel, externalId, handle } = account;
    await recordAudit(rows, {
      staffId: by,
      action: "account.disconnected",
      subject: "account",
      subjectId: String(accountId),
      details: { channel, externalId, handle },
    });
    await renewScreens(rows, [accountId]);
    return dueAtOnce(rows, accountId);
  });
  if (due === "again") return disconnectAccount(accountId, by);
  await publishRenewed({ accountId });
  return due;
}

/** What is queued before its account: whoever erases somebody holds what waits to be sent to them, and then names it. */
async function holdQueued(rows: Rows, accountId: number): Promise<void> {
  await rows
    .select({ id: outbox.id })
    .from(outbox)
    .where(isQueued(accountId))
    .orderBy(asc(outbox.id))
    .for("update");
}

/**
 * The credential before its account, as everywhere; false where the account has another one by now. Whoever is just
 * writing to the account is waited for: what is asked with the wait has been read before it.
 */
async function lockBoth(rows: Rows, { account, credential }: Present): Promise<boolean> {
  await lockCredentials(rows, credential, []);
  const [still] = await rows
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, account.id), eq(accounts.credentialId, credential.id)))
    .for("update");
  return still !== undefined;
}

async function removePlanned(
  rows: Rows,
  accountId: number,
  by: number,
): Promise<boolean> {
  const planned = and(
    eq(accounts.id, accountId),
    isNull(accounts.confirmedAt),
    notExists(
      rows.select().from(deliveries).where(eq(deliveries.accountId, accounts.id)),
    ),
    // A delivery is deleted when its time has come; who wrote it is still known.
    notExists(rows.select().from(contacts).where(eq(contacts.accountId, accounts.id))),
  );
  const [unused] = await rows.select().from(accounts).where(planned);
  if (!unused) return false;
  // Once it is gone nobody knows who saw it.
  await renewScreens(rows, [accountId]);
  await rows.delete(openingHours).where(eq(openingHours.accountId, accountId));
  await rows.delete(accounts).where(eq(accounts.id, accountId));
  await forgetUnused(rows, unused.credentialId);
  await recordAudit(rows, {
    staffId: by,
    action: "account.removed",
    subject: "account",
    subjectId: String(accountId),
    details: { channel: unused.channel, label: unused.label },
  });
  return true;
}

const isQueued = (accountId: number) =>
  and(eq(outbox.accountId, accountId), eq(outbox.state, "queued"));

/** What waits for a better moment waits in vain. */
async function dueAtOnce(rows: Rows, accountId: number): Promise<number[]> {
  const queued = await rows
    .update(outbox)
    .set({ dueAt: sql`now()` })
    .where(isQueued(accountId))
    .returning({ dialogId: outbox.dialogId });
  return [...new Set(queued.map(({ dialogId }) => dialogId))];
}
