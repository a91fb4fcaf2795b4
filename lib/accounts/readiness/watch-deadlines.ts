import { and, eq, inArray, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import type { StoredAccount } from "@/lib/accounts/find";
import { renewScreens } from "@/lib/accounts/renew-screens";
import { isUnsubscribed } from "@/lib/accounts/webhooks/unsubscribed";
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
  const passed = await db().select({ id: accounts.id }).from(accounts).where(hasPassed());
  for (const id of new Set([...due, ...passed].map((account) => account.id)))
    await measure(id);
  for (const { id } of passed)
    await tell(id).catch((fault) =>
      log("error", "account.deadlineNotTold", { accountId: id }, fault),
    );
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
