import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { containingFolded } from "./fold";
import { holdsAll } from "./holds";
import type { Spellings } from "./spellings";

/** What the index of trigrams is asked for: three letters are one of them. */
const trigram = 3;
/** Less than this is common to words that have nothing to do with one another: too little where it is all that is asked. */
const shortest = 4;

/**
 * Does a folded column have all of the words, each in one of its spellings? The index is asked for what all spellings
 * of a word have in common, and for no more of it than it takes, since each three letters cost it another list; for each
 * spelling by itself where they have nothing in common, and where there is no other word, for few bear two.
 *
 * What is looked for is hidden from the planner by a `select`: from the letters of a word it guesses wrong how many
 * bear it, and would plan each search anew for the sake of that guess, which takes longer than most searches.
 */
export function hasAll(column: SQLWrapper, words: readonly Spellings[]): SQL {
  const isAlone = words.length === 1;
  // The index is not asked for an expression.
  const looked = isAlone ? column : sql`${column} || ''`;
  const each = words.map((spellings) => {
    const pattern = patternOf(spellings, { isAlone });
    if (pattern === null) return holdsAll(column, [spellings]);
    // In one wording, however many they are.
    const patterns = sql.param(spellings.map(containingFolded));
    return sql`(${column} like (select ${pattern})
      and ${looked} like any((select ${patterns}::text[])::text[]))`;
  });
  return sql.join(each, sql` and `);
}

/** A pattern that every text answers to which has one of the words; null where they have too little in common. */
export function patternOf(
  spellings: Spellings,
  { isAlone }: { isAlone: boolean },
): string | null {
  // Another spelling of three letters is not looked for in the middle of a word.
  if (spellings.length > 1 && spellings.some(({ length }) => length <= trigram))
    return null;
  const fewest = isAlone && spellings.length > 1 ? shortest : trigram;
  const stretch = inAll(spellings);
  const both = ends(spellings);
  const common = lettersIn(both) > stretch.length ? both : [stretch];
  if (lettersIn(common) < fewest || !/^[\p{L}\p{N}]+$/u.test(common.join("")))
    return null;
  return `%${common.flatMap(thirds).join("%")}%`;
}

const lettersIn = (parts: readonly string[]) => parts.join("").length;

/** A stretch in parts of three letters, where it has two of them at least; what is left of it stays with the last. */
function thirds(stretch: string): string[] {
  const letters = [...stretch];
  const parts = Math.floor(letters.length / trigram);
  if (parts < 2) return [stretch];
  return Array.from({ length: parts }, (_, part) => {
    const end = part + 1 < parts ? (part + 1) * trigram : letters.length;
    return letters.slice(part * trigram, end).join("");
  });
}

/** How all of the words begin and how they end, as far as the index can be asked for it. */
function ends([first = "", ...others]: Spellings): string[] {
  const length = Math.min(first.length, ...others.map((other) => other.length));
  let before = 0;
  while (before < length && others.every((other) => other[before] === first[before]))
    before += 1;
  let behind = 0;
  while (
    behind < length - before &&
    others.every((other) => other.at(-1 - behind) === first.at(-1 - behind))
  )
    behind += 1;
  return [first.slice(0, before), first.slice(first.length - behind)].filter(
    (part) => part.length >= trigram,
  );
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
