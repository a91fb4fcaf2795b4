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

/** The letters that the index tells names apart by. */
const firstLetters = 12;
/** So many are compared with two slips in them, where nothing is found with one. */
const fewerLetters = 8;

/**
 * For each word what else it may mean among the words of everybody's name, the likeliest first; null where nobody
 * bears any such name. One statement; two for a long word that has more than one slip, none where no word may have a typo.
 */
export async function spellingsOf(words: readonly string[]): Promise<Spellings[] | null> {
  const typed = words.filter(mayHaveTypo);
  const others = await othersOf(typed, firstLetters);
  const unclear = typed.filter(
    (word) => word.length > fewerLetters && fewestSlips(others.get(word)) > 1,
  );
  for (const [word, more] of await othersOf(unclear, fewerLetters))
    others.set(word, more);
  const spellings = words.map((word) => [
    word,
    ...(others.get(word) ?? []).map(({ part }) => part),
  ]);
  return spellings.some(({ length }) => length > 1) ? spellings : null;
}

type Meant = { part: string; slips: number };

const fewestSlips = ([first]: readonly Meant[] = []): number => first?.slips ?? Infinity;

/**
 * What else each word may mean, of the names whose first letters are near its own. A key of the index is short: only
 * names long enough are read, and of each only as much as the word could mean; none that begins with the word, since
 * whoever bears it is found by the word itself. They come as one text each: lists of words take longer to read than to
 * find.
 */
async function othersOf(
  typed: readonly string[],
  letters: number,
): Promise<Map<string, Meant[]>> {
  if (typed.length === 0) return new Map();
  const rows = await remembered(sql<{ typed: string; parts: string | null }>`
    select typed, (
      select string_agg(left(word, size + slips), ' ') from name_words
      where near_keys(word, 5, 12) && keys and length(word) >= size - slips
        and not starts_with(word, typed)) as parts
    from (
      select typed, near_keys(typed, ${letters}::int, ${letters}::int) as keys, length(typed) as size,
        case when length(typed) < 8 then 1 else 2 end as slips
      from unnest(${sql.param(typed)}::text[]) typed offset 0) each`);
  return new Map(
    rows.map(({ typed, parts }) => [typed, likeliest(typed, parts?.split(" ") ?? [])]),
  );
}

/**
 * Those that the fewest slips lead to, without any that another is part of: whoever has the one is found by the other.
 */
function likeliest(typed: string, parts: readonly string[]): Meant[] {
  const near = parts
    .map((part) => meant(typed, part))
    .filter((one) => one !== null)
    .filter(({ part }) => !part.includes(typed))
    .sort((one, other) => one.slips - other.slips || one.part.length - other.part.length);
  const kept: Meant[] = [];
  for (const one of near) {
    if (one.slips > fewestSlips(near)) break;
    if (!kept.some(({ part }) => one.part.includes(part))) kept.push(one);
  }
  return kept.slice(0, mostOthers);
}
