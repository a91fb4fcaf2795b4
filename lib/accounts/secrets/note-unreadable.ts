import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { renewScreens, tellScreens } from "@/lib/accounts/renew-screens";
import type { AccountReason } from "@/lib/accounts/types/need";
import { untilSubscribed } from "@/lib/accounts/webhooks/unsubscribed";
import { log } from "@/lib/log";
import { readableSecret, type StoredCredential } from "./credential";
import { lockIfStill } from "./keep-credential";
import { markNeedsAttention } from "./mark-needs-attention";

const unreadable: AccountReason = "unreadable";

/**
 * Notes on the accounts of a credential that no key opens its secret any more: they can't send until it is entered
 * again, or the key is back. Nothing is noted where somebody has entered it meanwhile. Safe to repeat.
 */
export async function noteUnreadable(credential: StoredCredential): Promise<void> {
  const held = await db().transaction(async (rows) => {
    const still = await lockIfStill(rows, credential, null);
    if (!still?.sealedSecret) return [];
    const held = await markNeedsAttention(rows, still.id, {
      reason: unreadable,
      code: null,
    });
    await renewScreens(rows, held);
    return held;
  });
  for (const accountId of held) log("error", "account.unreadable", { accountId });
  await tellScreens(held);
}

/**
 * The key is back: what was held against the accounts of a credential for want of it is over. Whether their provider
 * posted to us before is forgotten by now, so it is asked to again.
 */
export async function noteReadable(credential: StoredCredential): Promise<void> {
  const mended = await db().transaction(async (rows) => {
    if (!(await lockIfStill(rows, credential, readableSecret(credential)))) return [];
    const found = await rows
      .update(accounts)
      .set({ state: "connected", stateReason: untilSubscribed(credential.channel) })
      .where(
        and(
          eq(accounts.credentialId, credential.id),
          eq(accounts.state, "attention"),
          eq(accounts.stateReason, unreadable),
        ),
      )
      .returning({ id: accounts.id });
    const ids = found.map(({ id }) => id);
    await renewScreens(rows, ids);
    return ids;
  });
  await tellScreens(mended);
}
