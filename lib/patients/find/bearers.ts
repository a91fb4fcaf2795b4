import { type SQL, sql } from "drizzle-orm";
import type { AccountScope } from "@/lib/auth/scope";
import { idsHaving, textsHaving, textsKnownAs } from "./matching";
import { amongNewest, type Wanted } from "./newest";
import { isIndexable } from "./words";

/**
 * Who has the words (`id`), as a query for `from (…)`: surely the newest `limit` of those who count, and others, who may
 * not count, in no order. Costs two statements at most.
 */
export const bearers = (scope: AccountScope, wanted: Wanted): Promise<SQL> =>
  newestOr(idsHaving, scope, wanted);

/** The same, each with the texts that have the words (`id`, `text`). */
export const bearersWithTexts = (scope: AccountScope, wanted: Wanted): Promise<SQL> =>
  newestOr(textsHaving, scope, wanted);

async function newestOr(
  having: typeof idsHaving,
  scope: AccountScope,
  wanted: Wanted,
): Promise<SQL> {
  const { words, before } = wanted;
  const ids = areRare(words) ? null : await amongNewest(scope, wanted);
  const lowest = ids?.at(-1);
  if (!ids || lowest === undefined) return having(scope, words);
  return sql`
    select id, search_text as text from people where id = any(${sql.param(ids)}::bigint[])
    union
    ${textsKnownAs(scope, words, { before, lowest })}`;
}

/** Few bear two words at once, or a long one: there is little to win by a look at the newest. */
const areRare = (words: Wanted["words"]): boolean =>
  words.filter(([word = ""]) => isIndexable(word)).length > 1 ||
  words.some(([word = ""]) => word.length >= long || fewDial.test(word));

const long = 12;
/** The end of a phone. */
const fewDial = /^\d{6,}$/;
