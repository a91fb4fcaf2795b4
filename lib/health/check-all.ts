import { asc, inArray, ne } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { concurrently } from "@/lib/concurrency/concurrently";
import { log } from "@/lib/log";

const askedAtOnce = 3;

/**
 * Asks the provider of every account whether it still works, and has what webhooks may have lost looked for at the next
 * run of the sweep. Answers with the labels of those that could not be checked because of a fault here, which is no
 * reason not to check the others. `by` is the member of staff.
 */
export async function checkAll(by: number): Promise<string[]> {
  const { id, label } = accounts;
  const found = await db()
    .select({ id, label })
    .from(accounts)
    .where(ne(accounts.state, "disconnected"))
    .orderBy(asc(id));
  const unchecked = new Set<number>();
  await concurrently(askedAtOnce, found, async (account) => {
    await updateAccount(account.id, {}, by).catch((fault) => {
      log("error", "account.notChecked", { accountId: account.id }, fault);
      unchecked.add(account.id);
    });
  });
  const ids = found.map((account) => account.id);
  await db()
    .update(accounts)
    .set({ reconcileDueAt: new Date() })
    .where(inArray(accounts.id, ids));
  return found.filter((one) => unchecked.has(one.id)).map((one) => one.label);
}
