import { and, asc, eq, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { cache } from "react";
import { db } from "@/db";
import { accounts, credentials } from "@/db/schema";
import type { StoredAccount } from "@/lib/accounts/find";
import { tagOf } from "@/lib/accounts/list";
import { isNotActivated, isReady } from "@/lib/accounts/readiness/activation";
import { readinessOf } from "@/lib/accounts/readiness/readiness";
import { type AccountInNeed, endsSoonMs, warnedMs } from "@/lib/accounts/types/need";
import { isPostedElsewhere } from "@/lib/accounts/webhooks/unsubscribed";
import { reasonOf } from "./saved-accounts";

/**
 * The accounts that an administrator must look after: one that can't send, whose messages are not posted to us, whose
 * token ends within two weeks although it should have been renewed, or whose Integration Deadline is near and who is not
 * ready. One that is still far from its deadline worries nobody. Those that can't send come first. Once per
 * request of a page.
 */
export const accountsInNeed = cache(async (): Promise<AccountInNeed[]> => {
  const now = Date.now();
  const found = await db()
    .select({
      ...{ account: accounts, expiresAt: credentials.expiresAt },
      isPostedElsewhere,
    })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .where(
      and(
        ne(accounts.state, "disconnected"),
        or(
          eq(accounts.state, "attention"),
          isNotNull(accounts.stateReason),
          isPostedElsewhere,
          lte(credentials.expiresAt, new Date(now + endsSoonMs)),
          and(
            isNull(accounts.readyAt),
            lte(accounts.deadlineAt, new Date(now + warnedMs)),
          ),
        ),
      ),
    )
    .orderBy(asc(accounts.id));
  const needs = await Promise.all(found.map(needOf));
  return needs.flatMap((need) => need ?? []).sort(worstFirst);
});

type Found = {
  account: StoredAccount;
  expiresAt: Date | null;
  isPostedElsewhere: boolean;
};

async function needOf(found: Found): Promise<AccountInNeed | null> {
  const { account } = found;
  const { deadlineAt, readyAt, confirmedAt, state } = account;
  if (isNotActivated(account)) return { tag: tagOf(account), reason: "notActivated" };
  const leftMs = deadlineAt && !readyAt ? deadlineAt.getTime() - Date.now() : -1;
  const hasWorked = confirmedAt !== null;
  if (leftMs < 0 || (hasWorked && state === "attention")) return needOfNow(found);
  if (leftMs > warnedMs) return null;
  return (await needOfReadiness(account)) ?? needOfNow(found);
}

async function needOfReadiness(account: StoredAccount): Promise<AccountInNeed | null> {
  const readiness = await readinessOf(account);
  const at = account.deadlineAt?.toISOString();
  if (!readiness || !at || isReady(readiness)) return null;
  const ready = readiness.checks.filter(({ state }) => state === "done").length;
  return { tag: tagOf(account), reason: "deadline", deadline: { at, ready } };
}

function needOfNow(found: Found): AccountInNeed | null {
  const { account, expiresAt } = found;
  const endsSoon = expiresAt !== null && expiresAt.getTime() <= Date.now() + endsSoonMs;
  const wrong = reasonOf(account) ?? (found.isPostedElsewhere ? "unheard" : null);
  const reason = wrong ?? (endsSoon ? "tokenEnds" : null);
  return reason && { tag: tagOf(account), reason };
}

const worstFirst = (one: AccountInNeed, other: AccountInNeed) => rank(one) - rank(other);

/** Those that can't send come before those that will not be able to. */
const rank = ({ reason }: AccountInNeed) =>
  reason === "unheard" || reason === "tokenEnds" || reason === "deadline" ? 1 : 0;
