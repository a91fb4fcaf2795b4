import { and, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts } from "@/db/schema";
import type { AccountReason } from "@/lib/accounts/types/need";
import { recordAudit } from "@/lib/audit/record";

/** Why a credential's accounts can't send; `code` is the provider's word for it, where it gave one. */
type Held = { reason: AccountReason; code: string | null };

/**
 * Has the connected accounts of a credential need attention, with an audit entry for each. Answers with those, whose
 * screens are to be renewed, and told after the commit.
 * @package
 */
export async function markNeedsAttention(
  rows: Rows,
  credentialId: number,
  { reason, code }: Held,
): Promise<number[]> {
  const held = await rows
    .update(accounts)
    .set({ state: "attention", stateReason: reason })
    .where(and(eq(accounts.credentialId, credentialId), eq(accounts.state, "connected")))
    .returning({ id: accounts.id });
  for (const { id } of held) {
    await recordAudit(rows, {
      staffId: null,
      action: "account.needsAttention",
      subject: "account",
      subjectId: String(id),
      details: { reason, code },
    });
  }
  return held.map(({ id }) => id);
}
