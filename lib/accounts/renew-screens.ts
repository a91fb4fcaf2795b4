import { and, eq, exists, or, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { grants, staff } from "@/db/schema";
import { publishRenewed } from "@/lib/live/publish";

/**
 * Has the open screens of everybody who sees an account load anew: what they know of it (that it is there, its tag,
 * whether it may be answered from) is no change of a dialog and would not reach them otherwise.
 */
export async function renewScreens(rows: Rows, accountId: number): Promise<void> {
  const granted = rows
    .select({ staffId: grants.staffId })
    .from(grants)
    .where(and(eq(grants.staffId, staff.id), eq(grants.accountId, accountId)));
  await rows
    .update(staff)
    .set({ scopeVersion: sql`${staff.scopeVersion} + 1` })
    .where(or(eq(staff.allAccounts, true), exists(granted)));
}

/** Tells those screens at once, after the commit. */
export async function tellScreens(accountIds: readonly number[]): Promise<void> {
  await Promise.all(accountIds.map((accountId) => publishRenewed({ accountId })));
}
