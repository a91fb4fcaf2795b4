import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { senderOf } from "@/lib/accounts/find";
import { adapterOf } from "@/lib/channels";
import { log } from "@/lib/log";
import { unheard } from "./unsubscribed";

/**
 * Has the provider post an account's messages to us, where the channel wants that said for each account. A refusal is
 * noted on the account, which can send all the same: what is written to it comes late, when it is looked for. Safe to
 * repeat, which the sweep does until it is done.
 */
export async function subscribeAccount(accountId: number): Promise<void> {
  const [account] = await db().select().from(accounts).where(eq(accounts.id, accountId));
  const sender = await senderOf(accountId);
  if (!account || !sender) return;
  const { subscribe } = adapterOf(account.channel);
  if (!subscribe) return;
  const subscribed = await subscribe(sender);
  if (!subscribed.ok)
    log("warn", "account.unheard", { accountId, reason: subscribed.reason });
  await db()
    .update(accounts)
    .set({ stateReason: subscribed.ok ? null : unheard })
    .where(and(eq(accounts.id, accountId), eq(accounts.state, "connected")));
}
