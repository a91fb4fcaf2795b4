import { and, eq, inArray, lte, ne } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials } from "@/db/schema";
import { type StoredAccount, senderOf } from "@/lib/accounts/find";
import { paceOf } from "@/lib/accounts/pace";
import { refuseCredential } from "@/lib/accounts/secrets/refuse-credential";
import { adapterOf } from "@/lib/channels";
import type { Listed, ListQuery, NoAnswer } from "@/lib/channels/asked";
import { concurrently } from "@/lib/concurrency/concurrently";
import { clockSkewMs } from "@/lib/dialogs/clock-skew";
import { dayMs, hourMs, minuteMs } from "@/lib/durations";
import { log } from "@/lib/log";
import { type Asking, type Recovered, recoverMessages } from "./recover-messages";
import { recoverStatuses } from "./recover-statuses";

const everyMs = 10 * minuteMs;
/** Looked at again each time: lists lag, and so do reports on what was sent. */
const overlapMs = hourMs;
/** What is older than this was lost for longer than any answer could wait. */
const longestMs = 7 * dayMs;
const accountsAtOnce = 5;
const most = 20;

/**
 * Compares what the providers list with what is stored, for every account whose time has come (about every ten
 * minutes), and takes in what no webhook brought: as unread, marked as arrived late. The first time it also brings along
 * what was said shortly before the account was connected, where its channel has that, as read. Lost reports on our
 * messages are made up for too. Safe anywhere and twice at once: an account is claimed first. Returns how many messages
 * were found.
 */
export async function reconcile(): Promise<number> {
  const due = await claimDue();
  let found = 0;
  await concurrently(accountsAtOnce, due, async (account) => {
    found += await compare(account).catch((fault) => {
      log("error", "account.notReconciled", { accountId: account.id }, fault);
      return 0;
    });
  });
  return found;
}

async function compare(account: StoredAccount): Promise<number> {
  const startedAt = new Date();
  const asking = await askingFor(account);
  if (!asking) return 0;
  const since = sinceOf(account, startedAt);
  const all: Recovered = { count: 0, late: 0, stopped: null };
  let until: Date | undefined;
  do {
    const listed = await list(asking, { since, until });
    if (!listed.ok) return all.count;
    const { messages, cutAt } = listed;
    const recovered = await recoverMessages(asking, messages, ({ at }) =>
      at < connectedAt(account) ? "history" : "late",
    );
    await recoverStatuses(account.id, messages);
    all.count += recovered.count;
    all.late += recovered.late;
    all.stopped ??= recovered.stopped;
    // One that is cut where it was cut before has nothing more to tell.
    until = cutAt?.getTime() === until?.getTime() ? undefined : cutAt;
  } while (until && !all.stopped);
  await end(asking, { recovered: all, startedAt });
  return all.count;
}

/** A run that was stopped leaves the time of the last whole one, from which the next begins. */
async function end(
  asking: Asking,
  { recovered, startedAt }: { recovered: Recovered; startedAt: Date },
): Promise<void> {
  const { account } = asking;
  const { count, late, stopped } = recovered;
  log("info", "account.reconciled", { accountId: account.id, count });
  if (stopped) return noteSilence(asking, stopped);
  await db()
    .update(accounts)
    .set({ reconciledAt: startedAt, reconciledMissing: late })
    .where(eq(accounts.id, account.id));
}

/** Nothing to ask where the channel can't list, or for an account that was disconnected. */
async function askingFor(account: StoredAccount): Promise<Asking | null> {
  if (!adapterOf(account.channel).facts.lists) return null;
  const sender = await senderOf(account.id);
  return sender && { account, sender, pace: paceOf(account.id) };
}

async function list(
  asking: Asking,
  span: Pick<ListQuery, "since" | "until">,
): Promise<Listed> {
  const { account, sender, pace } = asking;
  const listed = await adapterOf(account.channel).list(sender, { ...span, pace });
  if (!listed.ok) await noteSilence(asking, listed.reason);
  return listed;
}

/** A provider that can't be asked now is asked at the next time; one that refuses the token is noted. */
async function noteSilence({ account, sender }: Asking, reason: NoAnswer): Promise<void> {
  log("warn", "account.notListed", { accountId: account.id, reason });
  if (reason === "unauthorised") await refuseCredential(account.channel, sender, null);
}

/** Of what was said before the account was connected only its first comparison asks. */
function sinceOf(account: StoredAccount, now: Date): Date {
  const { channel, reconciledAt } = account;
  const { historyHours } = adapterOf(channel).facts;
  if (!reconciledAt && historyHours !== null)
    return new Date(now.getTime() - historyHours * hourMs);
  const compared = reconciledAt ? reconciledAt.getTime() - overlapMs : 0;
  const longAgo = now.getTime() - longestMs;
  return new Date(Math.max(compared, longAgo, connectedAt(account).getTime()));
}

const connectedAt = ({ createdAt }: StoredAccount) =>
  new Date(createdAt.getTime() - clockSkewMs);

async function claimDue(): Promise<StoredAccount[]> {
  const now = new Date();
  const due = db()
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .where(
      and(
        lte(accounts.reconcileDueAt, now),
        ne(accounts.state, "disconnected"),
        eq(credentials.state, "valid"),
      ),
    )
    .orderBy(accounts.reconcileDueAt)
    .limit(most)
    .for("update", { of: accounts, skipLocked: true });
  return db()
    .update(accounts)
    .set({ reconcileDueAt: new Date(now.getTime() + everyMs) })
    .where(inArray(accounts.id, due))
    .returning();
}
