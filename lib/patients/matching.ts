import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { people } from "@/db/schema";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { containingFolded } from "./fold";
import { isIndexable } from "./words";

/**
 * Every word stands in a person's name and phones, or in what a contact of theirs is called and found by; of contacts
 * only those that may be seen. Each of the two has an index, which is asked for all the words at once.
 */
export function havingWords(scope: AccountScope, words: readonly string[]): SQL {
  if (words.length === 0) return sql`true`;
  return sql`${people.id} in (
    select coalesce(r.merged_into_id, r.id) from people r
    where ${holdsAll(sql`r.search_text`, words)}
    union
    select coalesce(r.merged_into_id, r.id) from contacts c
    join contact_people l on l.contact_id = c.id and l.unlinked_at is null
    join people r on r.id = l.person_id
    where ${holdsAll(sql`c.search_text`, words)} and ${inScope(scope, sql`c.account_id`)})`;
}

/** Does a folded column have all of the words? */
export const holdsAll = (column: SQLWrapper, words: readonly string[]): SQL =>
  sql.join(
    words.map((word) => holds(column, word)),
    sql` and `,
  );

/**
 * Does a folded column have a word? Anywhere; one of a letter or two, which the index can't find in the middle, where
 * a word begins.
 */
export function holds(column: SQLWrapper, word: string): SQL {
  const anywhere = containingFolded(word);
  if (isIndexable(word) || !/^[\p{L}\p{N}]/u.test(word)) {
    return sql`${column} like ${anywhere}`;
  }
  const first = anywhere.slice(1);
  return sql`(${column} like ${first} or ${column} like ${`% ${first}`})`;
}
