import { sql } from "drizzle-orm";
import { remembered } from "@/db/remembered";
import { mayHaveTypo, meant } from "./slips";

/** More of them would be searched for longer than anybody waits. */
const mostOthers = 8;

/** A word as it was typed, and after it what it may mean. */
export type Spellings = readonly string[];

/** The words as they were typed, and nothing else. */
export const asTyped = (words: readonly string[]): Spellings[] =>
  words.map((word) => [word]);

/**
 * For each word what else it may mean among the words of everybody's name, the likeliest first; null where nobody
 * bears any such name. One statement, none where no word may have a typo.
 */
export async function spellingsOf(words: readonly string[]): Promise<Spellings[] | null> {
  const typed = words.filter(mayHaveTypo);
  if (typed.length === 0) return null;
  // A key of the index is short: only names long enough are read, and of each only as much as the word could mean.
  // They come as one text each: lists of words take longer to read than to find.
  const rows = await remembered(sql<{ typed: string; parts: string | null }>`
    select typed, (
      select string_agg(left(word, size + slips), ' ') from name_words
      where near_keys(word, 5) && keys and length(word) >= size - slips) as parts
    from (
      select typed, near_keys(typed, 8) as keys, length(typed) as size,
        case when length(typed) < 8 then 1 else 2 end as slips
      from unnest(${sql.param(typed)}::text[]) typed offset 0) each`);
  const others = new Map(
    rows.map(({ typed, parts }) => [typed, likeliest(typed, parts?.split(" ") ?? [])]),
  );
  const spellings = words.map((word) => [word, ...(others.get(word) ?? [])]);
  return spellings.some(({ length }) => length > 1) ? spellings : null;
}

/**
 * Those that the fewest slips lead to, without any that another is part of: whoever has the one is found by the other.
 */
function likeliest(typed: string, parts: readonly string[]): string[] {
  const near = parts
    .map((part) => meant(typed, part))
    .filter((one) => one !== null)
    .filter(({ part }) => !part.includes(typed))
    .sort((one, other) => one.slips - other.slips || one.part.length - other.part.length);
  const kept: string[] = [];
  for (const { part, slips } of near) {
    if (slips > (near[0]?.slips ?? 0)) break;
    if (!kept.some((other) => part.includes(other))) kept.push(part);
  }
  return kept.slice(0, mostOthers);
}
