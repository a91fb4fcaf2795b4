import { and, asc, eq, exists, inArray, or, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { grants, staff } from "@/db/schema";
import { publishRenewed } from "@/lib/live/publish";

/**
 * Has the open screens of everybody who sees one of these accounts load anew: what they know of it (that it is there, its
 * tag, whether it may be answered from) is no change of a dialog and would not reach them otherwise. A transaction does
 * so once, for all of its accounts, and members are held in one order: two that have screens in common would wait for
 * each other.
 */
export async function renewScreens(
  rows: Rows,
  accountIds: readonly number[],
): Promise<void> {
  if (accountIds.length === 0) return;
  const granted = rows
    .select({ staffId: grants.staffId })
    .from(grants)
    .where(and(eq(grants.staffId, staff.id), inArray(grants.accountId, [...accountIds])));
  const seeing = rows
    .select({ id: staff.id })
    .from(staff)
    .where(or(eq(staff.allAccounts, true), exists(granted)))
    .orderBy(asc(staff.id))
    .for("no key update");
  await rows
    .update(staff)
    .set({ scopeVersion: sql`${staff.scopeVersion} + 1` })
    .where(inArray(staff.id, seeing));
}

/** Tells those screens at once, after the commit. */
export async function tellScreens(accountIds: readonly number[]): Promise<void> {
  await Promise.all(accountIds.map((accountId) => publishRenewed({ accountId })));
}
