import { and, eq, inArray, or, sql } from "drizzle-orm";
import { accountChecks, accounts } from "@/db/schema";
import type { AccountReason } from "@/lib/accounts/types/need";
import { unheardReasons } from "@/lib/accounts/types/readiness";
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

/** Accounts whose provider, when it was asked last, posted what is written to them elsewhere, or nowhere. */
export const isPostedElsewhere = sql<boolean>`exists (select from ${accountChecks}
  where ${accountChecks.accountId} = ${accounts.id}
    and ${inArray(accountChecks.reason, [...unheardReasons])})`;

/** Accounts that can send, and whose provider does not post to us yet. */
export const isUnsubscribed = and(
  eq(accounts.state, "connected"),
  or(eq(accounts.stateReason, unheard), isPostedElsewhere),
);
