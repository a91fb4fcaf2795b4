import { sql } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { likeliest } from "@/lib/patients/find/spellings";
import { isShort, mayHaveTypo, mostTypos, saidMeant } from "@/lib/words/typos";
import { areMostGathered } from "./said-words";

/** More of them would be searched for longer than anybody waits. */
const mostWays = 4;

/**
 * What somebody may have meant who typed words of which nobody ever said some: the words in other ways, with what is
 * said in place of each `unsaid` one that is nearly the same. Empty where nothing is. One statement for each such word.
 */
export async function typoCorrections(
  words: readonly string[],
  unsaid: readonly string[],
): Promise<string[][]> {
  if (unsaid.length === 0) return [];
  let ways: string[][] = [[]];
  for (const word of words) {
    const meant = unsaid.includes(word) ? await saidLike(word) : [word];
    ways = ways.flatMap((way) => meant.map((one) => [...way, one])).slice(0, mostWays);
  }
  return ways;
}

/**
 * Those that nobody is known to have said, that are nobody's name and may have a typo. One statement, none where no
 * word may have one.
 */
export async function unsaidOf(words: readonly string[]): Promise<string[]> {
  const doubted = words.filter(mayHaveTypo);
  if (doubted.length === 0) return [];
  const rows = await prepared(sql<{ word: string }>`
    select word from unnest(${sql.param(doubted)}::text[]) word
    where ${areMostGathered} and not is_said(word)`);
  return rows.map(({ word }) => word);
}

/** The beginnings of what is said that a word may mean, the likeliest first. */
async function saidLike(typed: string): Promise<string[]> {
  const slips = mostTypos(typed);
  const [found] = await prepared(sql<{ parts: string | null }>`
    select string_agg(distinct left(word, ${typed.length + slips}::int), ' ') as parts
    from said_words_like(${sql.param(patternsNear(typed))}::text[]) word
    where length(word) >= ${typed.length - slips}::int`);
  return likeliest(typed, found?.parts?.split(" ") ?? [], saidMeant)
    .slice(0, mostWays)
    .map(({ part }) => part);
}

/**
 * Patterns of which whatever a word may mean answers to one: of one part more than it may have slips, one has none. A
 * swap may lie between two parts.
 */
function patternsNear(typed: string): string[] {
  if (isShort(typed)) return [`${typed[0]}%`];
  const count = mostTypos(typed) + 1;
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
