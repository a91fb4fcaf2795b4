import { and, eq, exists, or, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { grants, staff } from "@/db/schema";

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
