import { type SQL, sql } from "drizzle-orm";
import type { AccountScope } from "@/lib/auth/scope";
import { idsHaving, idsKnownAs } from "./matching";
import { amongNewest, newest, type Wanted } from "./newest";
import { isIndexable } from "./words";

/**
 * Who has the words, each with the text that has them (`id`, `text`), as a query for `from (…)`: surely the newest
 * `limit` of those who count, and others, who may not count, in no order. Costs one statement.
 */
export async function bearers(scope: AccountScope, wanted: Wanted): Promise<SQL> {
  // Few bear two of the words: there is little to win.
  if (wanted.words.filter(([word = ""]) => isIndexable(word)).length > 1)
    return idsHaving(scope, wanted.words);
  const ids = await amongNewest(scope, wanted);
  const lowest = ids?.at(-1);
  if (!ids || lowest === undefined) return idsHaving(scope, wanted.words);
  return sql`
    select id, search_text as text from people where id = any(${sql.param(ids)}::bigint[])
    union
    ${idsKnownAs(scope, wanted.words, { newest: newest(wanted.before), lowest })}`;
}
