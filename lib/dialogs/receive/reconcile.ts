import { and, eq, inArray, lte, ne } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials } from "@/db/schema";
import { type StoredAccount, senderOf } from "@/lib/accounts/find";
import { paceOf } from "@/lib/accounts/pace";
import { refuseCredential } from "@/lib/accounts/secrets/refuse-credential";
import { adapterOf } from "@/lib/channels";
import type { ListedMessage, NoAnswer } from "@/lib/channels/asked";
import { publishChanged } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { ok, type Result, refused } from "@/lib/result";
import { atOnce } from "@/lib/waiting/at-once";
import { type Asking, type Recovered, recoverMessages } from "./recover-messages";
import { recoverStatuses } from "./recover-statuses";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const everyMs = 10 * minuteMs;
/** Looked at again each time: lists lag, and so do reports on what was sent. */
const overlapMs = 60 * minuteMs;
/** What is older than this was lost for longer than any answer could wait. */
const longestMs = 7 * dayMs;
/** What a newly connected account brings along. */
const recentMs = 14 * dayMs;
/** The newest messages are left to their webhooks, which make them unread. */
const webhookMs = 2 * minuteMs;
/** Twilio tells whole seconds, and its clock is not ours. */
const clockSlackMs = minuteMs;
const accountsAtOnce = 5;
const most = 20;

/**
 * Compares what the providers list with what is stored, for every account whose time has come (about every ten
 * minutes), and takes in what no webhook brought: as unread, marked as arrived late. Lost reports on our messages are
 * made up for too. Safe anywhere and twice at once: an account is claimed first. Returns how many messages were found.
 */
export async function reconcile(): Promise<number> {
  const due = await claimDue();
  let found = 0;
  await atOnce(accountsAtOnce, due, async (account) => {
    found += await compare(account).catch((fault) => {
      log("error", "account.notReconciled", { accountId: account.id }, fault);
      return 0;
    });
  });
  return found;
}

/**
 * Stores what was said recently with an account that has just been connected, without making anything unread or
 * late. Answers with how many messages there were; a refusal leaves the rest to nobody, so it may be tried again.
 */
export async function fetchRecent(
  accountId: number,
): Promise<Result<number, NoAnswer | "disconnected">> {
  const [account] = await db().select().from(accounts).where(eq(accounts.id, accountId));
  const asking = account && (await askingFor(account));
  if (!account || !asking) return refused("disconnected");
  const until = new Date(Date.now() - webhookMs);
  const listed = await list(asking, new Date(until.getTime() - recentMs));
  if (!listed.ok) return listed;
  const past = listed.value.filter(({ at }) => at < until);
  const recovered = await recoverMessages(asking, past, "history");
  await recoverStatuses(account.id, past);
  await publishChanged(recovered.changed);
  if (recovered.stopped) return refused(recovered.stopped);
  await noteRun(account, { at: until, missing: 0 });
  return ok(recovered.count);
}

async function compare(account: StoredAccount): Promise<number> {
  const startedAt = new Date();
  const asking = await askingFor(account);
  if (!asking) return 0;
  const listed = await list(asking, sinceOf(account, startedAt));
  if (!listed.ok) return 0;
  const recovered = await recoverMessages(asking, listed.value, "late");
  const raised = await recoverStatuses(account.id, listed.value);
  await publishChanged([...recovered.changed, ...raised]);
  await end(asking, { recovered, startedAt });
  return recovered.count;
}

/** A run that was stopped leaves the time of the last whole one, from which the next begins. */
async function end(
  asking: Asking,
  { recovered, startedAt }: { recovered: Recovered; startedAt: Date },
): Promise<void> {
  const { account } = asking;
  const { count, stopped } = recovered;
  log("info", "account.reconciled", { accountId: account.id, count });
  if (stopped) return noteSilence(asking, stopped);
  await noteRun(account, { at: startedAt, missing: count });
}

async function noteRun(
  { id }: Pick<StoredAccount, "id">,
  run: { at: Date; missing: number },
): Promise<void> {
  await db()
    .update(accounts)
    .set({ reconciledAt: run.at, reconciledMissing: run.missing })
    .where(eq(accounts.id, id));
}

/** Nothing to ask where the channel can't list, or for an account that was disconnected. */
async function askingFor(account: StoredAccount): Promise<Asking | null> {
  if (!adapterOf(account.channel).facts.lists) return null;
  const sender = await senderOf(account.id);
  return sender && { account, sender, pace: paceOf(account.id) };
}

async function list(
  asking: Asking,
  since: Date,
): Promise<Result<ListedMessage[], NoAnswer>> {
  const { account, sender, pace } = asking;
  const listed = await adapterOf(account.channel).list(sender, { since, pace });
  if (listed.ok) return ok(listed.messages);
  await noteSilence(asking, listed.reason);
  return refused(listed.reason);
}

/** A provider that can't be asked now is asked at the next time; one that refuses the token is noted. */
async function noteSilence({ account, sender }: Asking, reason: NoAnswer): Promise<void> {
  log("warn", "account.notListed", { accountId: account.id, reason });
  if (reason === "unauthorised") await refuseCredential(account.channel, sender, null);
}

/** What was said before the account was connected is history, and not lost. */
function sinceOf({ reconciledAt, createdAt }: StoredAccount, now: Date): Date {
  const from = reconciledAt
    ? reconciledAt.getTime() - overlapMs
    : createdAt.getTime() - clockSlackMs;
  return new Date(Math.max(from, now.getTime() - longestMs));
}

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
