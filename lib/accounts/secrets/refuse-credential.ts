import { and, eq, ne } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts, credentials } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";

/**
 * Notes that the provider no longer takes a credential: sending from its accounts stops, and Settings says why.
 * Receiving goes on, since it never depends on the token. Safe to repeat: only what changes is written down.
 * `code` is the provider's, where it gave one.
 */
export async function refuseCredential(
  rows: Rows,
  credentialId: number,
  code: string | null,
): Promise<void> {
  await rows
    .update(credentials)
    .set({ state: "refused", refusal: code, checkedAt: new Date() })
    .where(and(eq(credentials.id, credentialId), ne(credentials.state, "refused")));
  const changed = await rows
    .update(accounts)
    .set({ state: "attention", stateReason: "credentials" })
    .where(and(eq(accounts.credentialId, credentialId), eq(accounts.state, "connected")))
    .returning({ id: accounts.id });
  for (const { id } of changed) {
    await recordAudit(rows, {
      staffId: null,
      action: "account.needsAttention",
      subject: "account",
      subjectId: String(id),
      details: { reason: "credentials", code },
    });
  }
}
