import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { containingFolded } from "@/lib/words/fold";
import { isIndexable } from "@/lib/words/words";
import type { Spellings } from "./spellings";

/** Does a folded column have a word, in one of its spellings? */
export function holds(column: SQLWrapper, { typed, others }: Spellings): SQL {
  const each = [
    ...(typed === null ? [] : [holdsTyped(column, typed)]),
    ...others.map((other) => holdsOther(column, other)),
  ];
  return sql`(${sql.join(each, sql` or `)})`;
}

/** Anywhere; a word of a letter or two, which the index can't find in the middle, where a word begins. */
function holdsTyped(column: SQLWrapper, word: string): SQL {
  const anywhere = containingFolded(word);
  if (isIndexable(word) || !/^[\p{L}\p{N}]/u.test(word)) {
    return sql`${column} like ${anywhere}`;
  }
  const first = anywhere.slice(1);
  return sql`(${column} like ${first} or ${column} like ${`% ${first}`})`;
}

/** Three letters stand in too many words: as another spelling they are a word of their own. */
function holdsOther(column: SQLWrapper, word: string): SQL {
  if (word.length > 3) return sql`${column} like ${containingFolded(word)}`;
  return sql`(${column} like ${`${word} %`} or ${column} like ${`% ${word} %`} or ${column} like ${`% ${word}`})`;
}
