import { and, eq, inArray, isNotNull, isNull, lte, ne, or, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import type { StoredAccount } from "@/lib/accounts/find";
import { renewScreens } from "@/lib/accounts/renew-screens";
import { isPostedElsewhere, isUnsubscribed } from "@/lib/accounts/webhooks/unsubscribed";
import { recordAudit } from "@/lib/audit/record";
import { adapters } from "@/lib/channels";
import { concurrently } from "@/lib/concurrency/concurrently";
import { hourMs } from "@/lib/durations";
import { publishRenewed } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { isNotActivated } from "./activation";
import { noteWebhooks } from "./note-checks";

const everyMs = 10 * 60_000;
/** Of one that is well it is asked once in so long where its provider posts, which may be changed there. */
const wellForMs = 6 * hourMs;
/** So many in one run of the sweep. */
const most = 20;
const askedAtOnce = 5;

/**
 * Looks after the accounts that have an Integration Deadline and are not ready, those of which the provider does not post
 * to us yet, and those that it did not know or had offline: measures each about every ten minutes and once more when its
 * deadline has passed, and then tells everybody's screens if it is not activated. The others are asked about a few times
 * a day: whether they are still there and posted to us. Safe anywhere and twice at once: an account is claimed first.
 * Returns how many were measured.
 */
export async function watchAccounts(): Promise<number> {
  const now = Date.now();
  const due = await claim(or(unready, isUnsubscribed, isAbsent), new Date(now));
  const well = await claim(isPosted, new Date(now - wellForMs));
  const passed = await db().select({ id: accounts.id }).from(accounts).where(hasPassed());
  const measured = new Set([...due, ...passed].map(({ id }) => id));
  await concurrently(askedAtOnce, [...measured], measure);
  for (const { id } of passed)
    await tell(id).catch((fault) =>
      log("error", "account.deadlineNotTold", { accountId: id }, fault),
    );
  await listen(well);
  return due.length + well.length;
}

const measure = (accountId: number) =>
  watched(accountId, () => updateAccount(accountId, {}, null));

/**
 * Asks where accounts are posted as long as their provider answers: once it does not, or is asked too fast, those that
 * are left are asked about when others are measured next.
 */
async function listen(well: StoredAccount[]): Promise<void> {
  const left: number[] = [];
  let isHopeless = false;
  await concurrently(askedAtOnce, well, async (account) => {
    if (isHopeless) left.push(account.id);
    else if (!(await isAnswered(account))) isHopeless = true;
  });
  if (left.length === 0) return;
  const measureDueAt = new Date(Date.now() + everyMs - wellForMs);
  await db().update(accounts).set({ measureDueAt }).where(inArray(accounts.id, left));
}

/** Asks where an account is posted; one that is not there is measured. False where its provider could not be asked. */
async function isAnswered(account: StoredAccount): Promise<boolean> {
  const read = await watched(account.id, () => noteWebhooks(account));
  if (!read || read.ok) return true;
  if (read.reason === "absent") await measure(account.id);
  return read.reason !== "rate-limited" && read.reason !== "unreachable";
}

/**
 * Has an account asked about; pages of who looks after it are drawn anew where it is posted elsewhere from now on, or
 * here again. Null where something is wrong, which keeps no other from being asked about.
 */
async function watched<Answer>(
  accountId: number,
  ask: () => Promise<Answer>,
): Promise<Answer | null> {
  const isUnheard = and(eq(accounts.id, accountId), isPostedElsewhere);
  try {
    const before = await db().$count(accounts, isUnheard);
    const answer = await ask();
    const now = await db().$count(accounts, isUnheard);
    if (now > before) log("warn", "account.unheard", { accountId, reason: "elsewhere" });
    if (now !== before) await publishRenewed({ accountId });
    return answer;
  } catch (fault) {
    log("error", "account.notMeasured", { accountId }, fault);
    return null;
  }
}

const unready = and(
  isNotNull(accounts.deadlineAt),
  isNull(accounts.readyAt),
  ne(accounts.state, "disconnected"),
);

/** Accounts of which their provider says where it posts. */
const hasWebhooks = inArray(
  accounts.channel,
  Object.values(adapters).flatMap(({ channel, webhooks }) => (webhooks ? channel : [])),
);

/** Those of them that can send. */
const isPosted = and(eq(accounts.state, "connected"), hasWebhooks);

/** Those of them that were not there, or not at work, when they were asked for last. */
const isAbsent = and(
  eq(accounts.state, "attention"),
  inArray(accounts.stateReason, ["senderUnknown", "senderOffline"]),
  hasWebhooks,
);

function claim(which: SQL | undefined, dueBy: Date): Promise<StoredAccount[]> {
  const due = db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(which, lte(accounts.measureDueAt, dueBy)))
    .orderBy(accounts.measureDueAt)
    .limit(most)
    .for("update", { skipLocked: true });
  return db()
    .update(accounts)
    .set({ measureDueAt: new Date(Date.now() + everyMs) })
    .where(inArray(accounts.id, due))
    .returning();
}

/** Whose deadline has passed, which nobody has been told. */
const hasPassed = () =>
  and(unready, lte(accounts.deadlineAt, new Date()), isNull(accounts.deadlineToldAt));

/** A composer that is open says from now on why nothing can be sent. Of two that tell it at once, one does. */
async function tell(id: number): Promise<void> {
  const isTold = await db().transaction(async (rows) => {
    const [account] = await rows
      .update(accounts)
      .set({ deadlineToldAt: new Date() })
      .where(and(eq(accounts.id, id), hasPassed()))
      .returning();
    if (!account || !isNotActivated(account)) return false;
    await recordAudit(rows, {
      staffId: null,
      action: "account.notActivated",
      subject: "account",
      subjectId: String(id),
      details: { reason: account.stateReason },
    });
    await renewScreens(rows, [id]);
    return true;
  });
  if (!isTold) return;
  log("warn", "account.notActivated", { accountId: id });
  await publishRenewed({ accountId: id });
}
