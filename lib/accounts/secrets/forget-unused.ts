import { and, eq, notExists } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts, credentials } from "@/db/schema";

/** Removes a credential that no account uses any more, such as one that was mistyped. @package */
export async function forgetUnused(rows: Rows, credentialId: number): Promise<void> {
  const used = rows
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.credentialId, credentials.id));
  await rows
    .delete(credentials)
    .where(and(eq(credentials.id, credentialId), notExists(used)));
}
