import { and, inArray, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import type { StoredAccount } from "@/lib/accounts/find";
import { renewScreens } from "@/lib/accounts/renew-screens";
import { isUnsubscribed } from "@/lib/accounts/webhooks/subscribe-account";
import { recordAudit } from "@/lib/audit/record";
import { publishRenewed } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { isNotActivated } from "./activation";

const everyMs = 10 * 60_000;
/** So many in one run of the sweep. */
const most = 20;

/**
 * Looks after the accounts that have an Integration Deadline and are not ready, and those of which the provider does not
 * post to us yet: measures each about every ten minutes and once more when its deadline has passed, and then tells
 * everybody's screens if it is not activated. Safe anywhere and twice at once: an account is claimed first. Returns how
 * many were measured.
 */
export async function watchDeadlines(): Promise<number> {
  const due = await claimDue();
  const passed = await claimPassed();
  for (const id of new Set([...due, ...passed].map((account) => account.id)))
    await measure(id);
  await tell(passed.map(({ id }) => id));
  return due.length;
}

async function measure(accountId: number): Promise<void> {
  await updateAccount(accountId, {}, null).catch((fault) =>
    log("error", "account.notMeasured", { accountId }, fault),
  );
}

const unready = and(
  isNotNull(accounts.deadlineAt),
  isNull(accounts.readyAt),
  ne(accounts.state, "disconnected"),
);

function claimDue(): Promise<StoredAccount[]> {
  const due = db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(or(unready, isUnsubscribed), lte(accounts.measureDueAt, new Date())))
    .orderBy(accounts.measureDueAt)
    .limit(most)
    .for("update", { skipLocked: true });
  return db()
    .update(accounts)
    .set({ measureDueAt: new Date(Date.now() + everyMs) })
    .where(inArray(accounts.id, due))
    .returning();
}

function claimPassed(): Promise<StoredAccount[]> {
  const now = new Date();
  return db()
    .update(accounts)
    .set({ deadlineToldAt: now })
    .where(and(unready, lte(accounts.deadlineAt, now), isNull(accounts.deadlineToldAt)))
    .returning();
}

/** A composer that is open says from now on why nothing can be sent. */
async function tell(ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await db().select().from(accounts).where(inArray(accounts.id, ids));
  for (const account of found.filter((each) => isNotActivated(each))) {
    log("warn", "account.notActivated", { accountId: account.id });
    await db().transaction(async (rows) => {
      await recordAudit(rows, {
        staffId: null,
        action: "account.notActivated",
        subject: "account",
        subjectId: String(account.id),
        details: { reason: account.stateReason },
      });
      await renewScreens(rows, account.id);
    });
    await publishRenewed({ accountId: account.id });
  }
}
