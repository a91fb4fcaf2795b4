import { eq, inArray, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts, grants } from "@/db/schema";

/** Lets a member of staff see exactly these accounts; ids that no account has are left out. */
export async function grantAccounts(
  rows: Rows,
  staffId: number,
  accountIds: number[],
): Promise<void> {
  await rows.delete(grants).where(eq(grants.staffId, staffId));
  if (accountIds.length === 0) return;
  await rows.insert(grants).select(
    rows
      .select({
        staffId: sql<number>`${staffId}::bigint`.as("staff_id"),
        accountId: accounts.id,
      })
      .from(accounts)
      .where(inArray(accounts.id, accountIds)),
  );
}
