import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** Which of the clinic's accounts a member of staff sees. */
export type AccountScope = { all: true } | { all: false; accountIds: number[] };

/** Whether an account lies within the scope; what does not is treated as if it did not exist. */
export function canSeeAccount(scope: AccountScope, accountId: number): boolean {
  return scope.all || scope.accountIds.includes(accountId);
}

/** The same as a condition of a query, on the column that holds the account's id. */
export function inScope(scope: AccountScope, accountId: SQLWrapper): SQL {
  if (scope.all) return sql`true`;
  if (scope.accountIds.length === 0) return sql`false`;
  return sql`${accountId} = any(${sql.param(scope.accountIds)}::bigint[])`;
}
