import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { containingFolded } from "./fold";
import { holdsAll } from "./holds";
import type { Spellings } from "./spellings";

/** What the index of trigrams is asked for: three letters are one of them. */
const trigram = 3;
/** Less than this is common to words that have nothing to do with one another. */
const shortest = 4;

/**
 * Does a folded column have all of the words, each in one of its spellings? The index is asked once for what all
 * spellings of a word have in common, and for no more of it than it takes, since each three letters cost it another
 * list; where they have nothing in common, for each of them.
 */
export const hasAll = (column: SQLWrapper, words: readonly Spellings[]): SQL =>
  sql.join(
    words.map((spellings) => {
      const pattern = patternOf(spellings);
      if (pattern === null) return holdsAll(column, [spellings]);
      // In one wording, however many they are.
      const each = sql.param(spellings.map(containingFolded));
      return sql`(${column} like ${pattern} and ${column} like any(${each}::text[]))`;
    }),
    sql` and `,
  );

/** A pattern that every text answers to which has one of the words; null where they have too little in common. */
export function patternOf(spellings: Spellings): string | null {
  // Another spelling of three letters is not looked for in the middle of a word.
  if (spellings.length > 1 && spellings.some(({ length }) => length <= trigram))
    return null;
  const common = inAll(spellings);
  const isWhole = spellings.length === 1;
  if (!/^[\p{L}\p{N}]+$/u.test(common) || common.length < (isWhole ? trigram : shortest))
    return null;
  const letters = [...common];
  if (letters.length < 2 * trigram) return `%${common}%`;
  const parts = Array.from({ length: Math.floor(letters.length / trigram) }, (_, part) =>
    letters.slice(part * trigram, (part + 1) * trigram).join(""),
  );
  return `%${parts.join("%")}%`;
}

/** The longest stretch of the first word that is in all of them. */
function inAll([first = "", ...others]: Spellings): string {
  const letters = [...first];
  for (let length = letters.length; length > 0; length -= 1) {
    for (let from = 0; from + length <= letters.length; from += 1) {
      const part = letters.slice(from, from + length).join("");
      if (others.every((other) => other.includes(part))) return part;
    }
  }
  return "";
}
