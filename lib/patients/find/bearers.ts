import { type SQL, sql } from "drizzle-orm";
import type { AccountScope } from "@/lib/auth/scope";
import { idsHaving, idsKnownAs } from "./matching";
import { amongNewest, newest, type Wanted } from "./newest";
import { isIndexable } from "./words";

/**
 * Who has the words, each with the text that has them (`id`, `text`), as a query for `from (…)`: surely the newest
 * `limit` of those who count, and others, who may not count, in no order. Costs two statements at most.
 */
export async function bearers(scope: AccountScope, wanted: Wanted): Promise<SQL> {
  if (areRare(wanted.words)) return idsHaving(scope, wanted.words);
  const ids = await amongNewest(scope, wanted);
  const lowest = ids?.at(-1);
  if (!ids || lowest === undefined) return idsHaving(scope, wanted.words);
  return sql`
    select id, search_text as text from people where id = any(${sql.param(ids)}::bigint[])
    union
    ${idsKnownAs(scope, wanted.words, { newest: newest(wanted.before), lowest })}`;
}

/** Few bear two words at once, or a long one: there is little to win by a look at the newest. */
const areRare = (words: Wanted["words"]): boolean =>
  words.filter(([word = ""]) => isIndexable(word)).length > 1 ||
  words.some(([word = ""]) => word.length >= long);

const long = 12;
