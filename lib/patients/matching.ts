import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { people } from "@/db/schema";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { containingFolded } from "./fold";
import { isIndexable } from "./words";

/** Every word stands in the person's names, phones or handles; of handles only those that may be seen. */
export function havingWords(scope: AccountScope, words: readonly string[]): SQL {
  if (words.length === 0) return sql`true`;
  const each = words.map(
    (word) => sql`${people.id} in (
      select coalesce(r.merged_into_id, r.id) from people r
      where ${holds(sql`r.search_text`, word)}
      union
      select coalesce(r.merged_into_id, r.id) from contacts c
      join contact_people l on l.contact_id = c.id and l.unlinked_at is null
      join people r on r.id = l.person_id
      where ${holds(sql`c.search_text`, word)} and ${inScope(scope, sql`c.account_id`)})`,
  );
  return sql`(${sql.join(each, sql` and `)})`;
}

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
