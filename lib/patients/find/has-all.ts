import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { containingFolded } from "@/lib/words/fold";
import { holds } from "./holds";
import { type Spellings, waysOf } from "./spellings";

/** What the index of trigrams is asked for: three letters are one of them. */
const trigram = 3;

/**
 * Does a folded column have all of the words, each in one of its spellings? The index of trigrams is asked for what all
 * spellings of a word have in common, or for each of them where there is no other word, for few bear two; and for no more
 * of it than it takes, since each three letters cost it another list. Where texts are looked at one by one (`isIndexed`
 * is false), what all spellings have in common is looked for first.
 *
 * What is looked for is hidden from the planner by a `select`: from the letters of a word it guesses wrong how many
 * bear it, and would plan each search anew for the sake of that guess, which takes longer than most searches.
 */
export function hasAll(
  column: SQLWrapper,
  words: readonly Spellings[],
  { isIndexed = true } = {},
): SQL {
  const isAlone = isIndexed && words.length === 1;
  const each = words.map((spellings) => {
    const patterns = indexPatterns(spellings, { isAlone });
    if (!patterns && spellings.others.length === 0) return holds(column, spellings);
    const asked = patterns ? isLike(column, patterns) : holds(column, spellings);
    return sql`(${asked} and ${isSpelt(column, spellings)})`;
  });
  return sql.join(each, sql` and `);
}

/** In one wording, however many they are. */
const isLike = (text: SQLWrapper, patterns: string[]): SQL =>
  sql`${text} like any((select ${sql.param(patterns)}::text[])::text[])`;

/**
 * Is a word anywhere in a folded text, as it was typed, or does a word of the text begin with another spelling, or is
 * one? Most texts have no other spelling at all, which a `like` sees in a third of the time, and most words stand after
 * a space, which it sees in a quarter of it: the expression is for the rest. The index is asked for none of this.
 */
function isSpelt(column: SQLWrapper, { typed, others, areWhole }: Spellings): SQL {
  const text = sql`${column} || ''`;
  const each: SQL[] = [];
  if (typed !== null) each.push(sql`${text} like (select ${containingFolded(typed)})`);
  if (others.length > 0) {
    const afterSpace = others.map((other) => `% ${other}${areWhole ? " " : ""}%`);
    const end = areWhole ? "($|[^[:alnum:]])" : "";
    const atWord = `(^|[^[:alnum:]])(${others.join("|")})${end}`;
    each.push(sql`(${isLike(text, others.map(containingFolded))}
      and (${isLike(sql`' ' || ${column} || ' '`, afterSpace)} or ${text} ~ (select ${atWord})))`);
  }
  return sql`(${sql.join(each, sql` or `)})`;
}

/**
 * Patterns to ask the index for, one of which every text answers to that has one of the spellings: one for each, or
 * beside another word one for all of them, where they have enough in common; null where that is too little to ask for.
 */
export function indexPatterns(
  spellings: Spellings,
  { isAlone }: { isAlone: boolean },
): string[] | null {
  // Another spelling of three letters is not looked for in the middle of a word.
  if (spellings.others.some(({ length }) => length <= trigram)) return null;
  const ways = waysOf(spellings);
  const common = inCommon(ways);
  const asked = !isAlone && isEnough(common) ? [common] : ways.map((way) => [way]);
  return asked.every(isEnough)
    ? asked.map((parts) => `%${parts.flatMap(thirds).join("%")}%`)
    : null;
}

const isEnough = (parts: readonly string[]): boolean =>
  lettersIn(parts) >= trigram && /^[\p{L}\p{N}]+$/u.test(parts.join(""));

/** What all of the words have in common: a stretch, or how they begin and end. */
function inCommon(words: readonly string[]): string[] {
  const stretch = inAll(words);
  const both = ends(words);
  return lettersIn(both) > lettersIn([stretch]) ? both : [stretch];
}

const lettersIn = (parts: readonly string[]) => [...parts.join("")].length;

/**
 * A stretch in parts of three letters, where it has two of them at least; what is left of it stays with the last. Letters
 * that are doubled stay together: a slip of the fingers is told by them alone from a name that thousands bear. So do
 * digits: any three of them are in thousands of phones.
 */
function thirds(stretch: string): string[] {
  if (/^\d+$/.test(stretch)) return [stretch];
  const letters = [...stretch];
  const parts: string[] = [];
  let from = 0;
  for (let to = trigram; to <= letters.length - trigram; to += 1) {
    if (to - from < trigram || letters[to - 1] === letters[to]) continue;
    parts.push(letters.slice(from, to).join(""));
    from = to;
  }
  return [...parts, letters.slice(from).join("")];
}

/** How all of the words begin and how they end, as far as the index can be asked for it. */
function ends([first = "", ...others]: readonly string[]): string[] {
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
function inAll([first = "", ...others]: readonly string[]): string {
  const letters = [...first];
  for (let length = letters.length; length > 0; length -= 1) {
    for (let from = 0; from + length <= letters.length; from += 1) {
      const part = letters.slice(from, from + length).join("");
      if (others.every((other) => other.includes(part))) return part;
    }
  }
  return "";
}
