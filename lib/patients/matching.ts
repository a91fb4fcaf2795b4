import { type SQL, sql } from "drizzle-orm";
import { people } from "@/db/schema";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { containing, fold } from "./fold";

/** How alike a word and a part of a name must be: one letter of six may be wrong. */
const alike = 0.45;

/**
 * The words of a search for people. A phone may be written in any way, so its digits are one word; an @ only says that
 * a handle is meant.
 */
export function searchWords(q: string): string[] {
  const words = isPhone(q) ? [q.replace(/\D/g, "")] : q.split(/\s+/u);
  return words.map((word) => word.replace(/^@/, "")).filter((word) => fold(word) !== "");
}

/** Every word stands in the person's names, phones or handles; of handles only those that may be seen. */
export function havingWords(scope: AccountScope, words: string[]): SQL {
  if (words.length === 0) return sql`true`;
  const each = words.map((word) => {
    const pattern = containing(word);
    return sql`${people.id} in (
      select coalesce(r.merged_into_id, r.id) from people r where r.search_text like ${pattern}
      union
      select coalesce(r.merged_into_id, r.id) from contacts c
      join contact_people l on l.contact_id = c.id and l.unlinked_at is null
      join people r on r.id = l.person_id
      where c.search_text like ${pattern} and ${inScope(scope, sql`c.account_id`)})`;
  });
  return sql`(${sql.join(each, sql` and `)})`;
}

/** The same with a typo forgiven in each word: for when nothing has them as they are written. */
export function havingWordsAlike(words: string[]): SQL {
  const each = words.map(
    (word) => sql`word_similarity(${fold(word)}, ${people.searchText}) >= ${alike}::real`,
  );
  return sql`(${sql.join(each, sql` and `)})`;
}

const isPhone = (q: string) =>
  /^[+\d\s().-]+$/.test(q) && /\d{3}/.test(q.replace(/\D/g, ""));
