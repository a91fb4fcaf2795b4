import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { containingFolded } from "./fold";
import { holdsAll } from "./holds";
import type { Spellings } from "./spellings";

/** What the index of trigrams is asked for: three letters are one of them. */
const trigram = 3;
/** Less than this is common to words that have nothing to do with one another. */
const shortest = 4;

/**
 * Does a folded column have all of the words, each in one of its spellings? Of several words the index is asked once,
 * for what all spellings of each have in common; for one word alone that would be too many, and it is asked for each
 * spelling. Of none it is asked for more than each third trigram, since each costs it another list.
 */
export const hasAll = (column: SQLWrapper, words: readonly Spellings[]): SQL =>
  sql.join(
    words.map((spellings) => {
      const common = patternOf(spellings);
      if (common === null) return holdsAll(column, [spellings]);
      const asked = words.length > 1 ? [common] : spellings.map(thirds);
      // In one wording, however many they are; the second of an expression, or the index would be asked for it too.
      return sql`(${column} like any(${sql.param(asked)}::text[])
        and ${column} || '' like any(${sql.param(spellings.map(containingFolded))}::text[]))`;
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
  return thirds(common);
}

/** A pattern of each third trigram of a word. */
function thirds(word: string): string {
  const letters = [...word];
  if (letters.length < 2 * trigram) return containingFolded(word);
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
