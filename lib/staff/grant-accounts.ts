import { eq, inArray, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts, grants, type staff } from "@/db/schema";

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

/** The accounts that a member of staff sees; null for all of them. */
export async function grantedTo(
  rows: Rows,
  member: Pick<typeof staff.$inferSelect, "id" | "allAccounts">,
): Promise<number[] | null> {
  if (member.allAccounts) return null;
  const found = await rows
    .select({ id: grants.accountId })
    .from(grants)
    .where(eq(grants.staffId, member.id));
  return found.map(({ id }) => id);
}

/** Are these the same accounts, in whatever order? */
export function isSameGrant(one: number[] | null, other: number[] | null): boolean {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((id) => other.includes(id));
}
