import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { people } from "@/db/schema";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { containingFolded } from "./fold";
import type { Spellings } from "./spellings";
import { isIndexable } from "./words";

/**
 * The ids of the people of whom every word stands in their name and phones, or in what a contact of theirs is called
 * and found by, with that text; of contacts only those that may be seen. Each of the two has an index, which is asked
 * for all the words at once. With `from` only those with this id or a higher one, who are looked at themselves.
 */
export function idsHaving(
  scope: AccountScope,
  words: readonly Spellings[],
  from: number | null,
): SQL {
  const records = from === null ? sql`people` : recordsFrom(from);
  return sql`
    select coalesce(r.merged_into_id, r.id) as id, r.search_text as text from ${records} r
    where ${holdsAll(sql`r.search_text`, words)}
    union
    select coalesce(r.merged_into_id, r.id), c.search_text from ${records} r
    join contact_people l on l.person_id = r.id and l.unlinked_at is null
    join contacts c on c.id = l.contact_id
    where ${holdsAll(sql`c.search_text`, words)} and ${inScope(scope, sql`c.account_id`)}`;
}

/** Two arms with an index each; an `or` would have none. */
const recordsFrom = (id: number): SQL => sql`(
  select id, merged_into_id, search_text from people where id >= ${id}
  union all
  select id, merged_into_id, search_text from people where merged_into_id >= ${id} and id < ${id})`;

/** Is somebody one of them? Who they are is found out first, for nobody can guess how many bear a name. */
export function havingWords(
  scope: AccountScope,
  words: readonly Spellings[],
  from: number | null = null,
): SQL {
  if (words.length === 0) return sql`true`;
  return sql`${people.id} = any(array(select bearer.id from (${idsHaving(scope, words, from)}) bearer))`;
}

/** Does a folded column have all of the words, each in one of its spellings? */
export const holdsAll = (column: SQLWrapper, words: readonly Spellings[]): SQL =>
  sql.join(
    words.map(([typed = "", ...others]) => {
      const each = [
        holds(column, typed),
        ...others.map((other) => holdsOther(column, other)),
      ];
      return sql`(${sql.join(each, sql` or `)})`;
    }),
    sql` and `,
  );

/**
 * Does a folded column have a word? Anywhere; one of a letter or two, which the index can't find in the middle, where
 * a word begins.
 */
function holds(column: SQLWrapper, word: string): SQL {
  const anywhere = containingFolded(word);
  if (isIndexable(word) || !/^[\p{L}\p{N}]/u.test(word)) {
    return sql`${column} like ${anywhere}`;
  }
  const first = anywhere.slice(1);
  return sql`(${column} like ${first} or ${column} like ${`% ${first}`})`;
}

/** Three letters stand in too many words: as another spelling they are a word of their own. */
function holdsOther(column: SQLWrapper, word: string): SQL {
  if (word.length > 3) return holds(column, word);
  return sql`(${column} like ${`${word} %`} or ${column} like ${`% ${word} %`} or ${column} like ${`% ${word}`})`;
}
