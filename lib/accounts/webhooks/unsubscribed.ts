import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { AccountReason } from "@/lib/accounts/types/need";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";

/** What is wrong with an account of which its provider has not promised to post what is written to it. @package */
export const unheard: AccountReason = "unheard";

/**
 * What is wrong with an account that has become connected, until `subscribeAccount` has done its part: the sweep finds
 * it by that where this process does not live to do so. Nothing where the channel does not want it said for each
 * account.
 */
export const untilSubscribed = (channel: Channel): AccountReason | null =>
  adapterOf(channel).subscribe ? unheard : null;

/** Accounts that can send, and whose provider is still to be asked to post to us. */
export const isUnsubscribed = and(
  eq(accounts.state, "connected"),
  eq(accounts.stateReason, unheard),
);
