import { type SQL, sql } from "drizzle-orm";
import type { AccountScope } from "@/lib/auth/scope";
import { isIndexable } from "@/lib/words/words";
import { idsHaving, idsKnownAs } from "./matching";
import { amongNewest, type Wanted } from "./newest";
import { waysOf } from "./spellings";

/**
 * Who has the words (`id`), as a query for `from (…)`: surely the newest `limit` of those who count, and others, who may
 * not count, in no order. Costs two statements at most.
 */
export async function bearers(scope: AccountScope, wanted: Wanted): Promise<SQL> {
  const { words, before } = wanted;
  const ids = areRare(words) ? null : await amongNewest(scope, wanted);
  const lowest = ids?.at(-1);
  if (!ids || lowest === undefined) return idsHaving(scope, words);
  return sql`
    select unnest(${sql.param(ids)}::bigint[]) as id
    union all
    ${idsKnownAs(scope, words, { before, lowest })}`;
}

/** Few bear two words at once, or a long one: there is little to win by a look at the newest. */
function areRare(words: Wanted["words"]): boolean {
  const likeliest = words.map((spellings) => waysOf(spellings)[0] ?? "");
  return (
    likeliest.filter(isIndexable).length > 1 ||
    likeliest.some((word) => word.length >= long || fewDial.test(word))
  );
}

const long = 12;
/** The end of a phone. */
const fewDial = /^\d{6,}$/;
