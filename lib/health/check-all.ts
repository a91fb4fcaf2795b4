import { inArray, ne } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { atOnce } from "@/lib/waiting/at-once";

const askedAtOnce = 3;

/**
 * Asks the provider of every account whether it still works, and has what webhooks may have lost looked for at the next
 * run of the sweep. `by` is the member of staff.
 */
export async function checkAll(by: number): Promise<void> {
  const found = await db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(ne(accounts.state, "disconnected"));
  const ids = found.map(({ id }) => id);
  await atOnce(askedAtOnce, ids, async (id) => void (await updateAccount(id, {}, by)));
  await db()
    .update(accounts)
    .set({ reconcileDueAt: new Date() })
    .where(inArray(accounts.id, ids));
}
