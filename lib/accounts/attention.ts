import { and, asc, eq, isNotNull, lte, ne, or, sql } from "drizzle-orm";
import { cache } from "react";
import { db } from "@/db";
import { accounts, credentials } from "@/db/schema";
import { tagOf } from "./list";
import { reasonOf } from "./saved-accounts";
import { type AccountInNeed, endsSoonMs } from "./types";

/**
 * The accounts that an administrator must look after: one that can't send, whose messages are not posted to us, or
 * whose token ends within a week although it should have been renewed. Those that can't send come first. Once per
 * request of a page.
 */
export const accountsInNeed = cache(async (): Promise<AccountInNeed[]> => {
  const endsSoon = lte(credentials.expiresAt, new Date(Date.now() + endsSoonMs));
  const found = await db()
    .select({ account: accounts })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .where(
      and(
        ne(accounts.state, "disconnected"),
        or(eq(accounts.state, "attention"), isNotNull(accounts.stateReason), endsSoon),
      ),
    )
    .orderBy(sql`${accounts.state} <> 'attention'`, asc(accounts.id));
  return found.map(({ account }) => ({
    tag: tagOf(account),
    reason: reasonOf(account) ?? "tokenEnds",
  }));
});
