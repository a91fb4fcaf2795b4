import { asc, sql } from "drizzle-orm";
import { db } from "@/db";
import { cannedReplies, cannedReplyAccounts } from "@/db/schema";
import { type AccountScope, canSeeAccount } from "@/lib/auth/scope";
import type { CannedReply } from "./types";

/**
 * The canned replies by name, as far as they are for an account within the scope. Who sees all accounts gets those too
 * whose last account was removed: they must be found to be given another one.
 */
export async function listCanned(scope: AccountScope): Promise<CannedReply[]> {
  const [found, places] = await Promise.all([
    db()
      .select()
      .from(cannedReplies)
      .orderBy(asc(sql`lower(${cannedReplies.name})`)),
    db().select().from(cannedReplyAccounts),
  ]);
  return found.flatMap(({ id, name, text, allAccounts }): CannedReply[] => {
    if (allAccounts) return [{ id, name, text, accountIds: null }];
    const accountIds = places
      .filter(
        ({ replyId, accountId }) => replyId === id && canSeeAccount(scope, accountId),
      )
      .map(({ accountId }) => accountId);
    return scope.all || accountIds.length > 0 ? [{ id, name, text, accountIds }] : [];
  });
}
