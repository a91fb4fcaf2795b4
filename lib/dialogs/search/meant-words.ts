import { sql } from "drizzle-orm";
import { remembered } from "@/db/remembered";
import { likeliest } from "@/lib/patients/find/spellings";
import { isShort, mayHaveTypo, slipsIn } from "@/lib/words/slips";

/** More of them would be searched for longer than anybody waits. */
const mostWays = 4;

/**
 * What somebody may have meant who typed words that no text has together: the words in other ways, those that nobody
 * ever said in place of which others are said that are nearly the same. Empty where all of them were said, or nothing
 * is like one that was not. One statement and one for each such word, none where no word may have a typo.
 */
export async function waysMeant(words: readonly string[]): Promise<string[][]> {
  const unsaid = await unsaidOf(words.filter(mayHaveTypo));
  if (unsaid.length === 0) return [];
  let ways: string[][] = [[]];
  for (const word of words) {
    const meant = unsaid.includes(word) ? await saidLike(word) : [word];
    ways = ways.flatMap((way) => meant.map((one) => [...way, one])).slice(0, mostWays);
  }
  return ways;
}

/** Those that are said nowhere, and are nobody's name. */
async function unsaidOf(words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const rows = await remembered(sql<{ word: string }>`
    select word from unnest(${sql.param(words)}::text[]) word where not is_said(word)`);
  return rows.map(({ word }) => word);
}

/** The beginnings of what is said that a word may mean, the likeliest first. */
async function saidLike(typed: string): Promise<string[]> {
  const slips = slipsIn(typed);
  const [found] = await remembered(sql<{ parts: string | null }>`
    select string_agg(distinct left(word, ${typed.length + slips}::int), ' ') as parts
    from said_words_like(${sql.param(patternsNear(typed))}::text[]) word
    where length(word) >= ${typed.length - slips}::int`);
  return likeliest(typed, found?.parts?.split(" ") ?? [])
    .slice(0, mostWays)
    .map(({ part }) => part);
}

/**
 * Patterns of which whatever a word may mean answers to one: of one part more than it may have slips, one has none. A
 * swap may lie between two parts.
 */
function patternsNear(typed: string): string[] {
  if (isShort(typed)) return [`${typed[0]}%`];
  const count = slipsIn(typed) + 1;
  const ends = Array.from({ length: count + 1 }, (_, part) =>
    Math.floor((typed.length * part) / count),
  );
  const parts = ends.slice(1).map((end, part) => typed.slice(ends[part], end));
  const swapped = ends
    .slice(1, -1)
    .map(
      (at) =>
        `${typed.slice(0, at - 1)}${typed[at]}${typed[at - 1]}${typed.slice(at + 1)}%`,
    );
  return [...parts.map((part, at) => (at === 0 ? `${part}%` : `%${part}%`)), ...swapped];
}
