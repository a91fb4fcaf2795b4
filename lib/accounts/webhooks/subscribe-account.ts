import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { senderOf } from "@/lib/accounts/find";
import type { AccountReason } from "@/lib/accounts/types/need";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import { log } from "@/lib/log";

const unheard: AccountReason = "unheard";

/**
 * What is wrong with an account that is connected, until {@link subscribeAccount} has done its part: the sweep finds it
 * by that where this process does not live to do so. Nothing where the channel does not want it said for each account.
 */
export const untilSubscribed = (channel: Channel): AccountReason | null =>
  adapterOf(channel).subscribe ? unheard : null;

/** Accounts that can send, and of which their provider has not promised to post what is written to them. */
export const isUnsubscribed = and(
  eq(accounts.state, "connected"),
  eq(accounts.stateReason, unheard),
);

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
