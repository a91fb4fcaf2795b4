import { sql } from "drizzle-orm";
import { opaqueWords, prepared } from "@/db/prepared";
import { isShort, mayHaveTypo, meant } from "@/lib/words/typos";

/** More of them would be searched for longer than anybody waits. */
const mostOthers = 8;

/** A word in the ways in which it is looked for. */
export type Spellings = {
  /** As it was typed, anywhere; null where whoever has it so is on the list already. */
  typed: string | null;
  /** What else it may mean, where a word begins, the likeliest first. */
  others: readonly string[];
  /** The others are whole words. */
  areWhole: boolean;
};

/** The words as they were typed, and nothing else. */
export const asTyped = (words: readonly string[]): Spellings[] =>
  words.map((typed) => ({ typed, others: [], areWhole: false }));

/** All of them. */
export const waysOf = ({ typed, others }: Spellings): readonly string[] =>
  typed === null ? others : [typed, ...others];

/** The letters that the index tells names apart by. */
const firstLetters = 12;
/** So many are compared with two slips in them, where nothing is found with one. */
const fewerLetters = 8;

/**
 * For each word what else it may mean among the words of everybody's name; null where nobody bears any such name. Who
 * has all of them as they were typed is not looked for again. One statement; two for a long word that has more than one
 * slip, none where no word may have a typo.
 */
export async function spellingsOf(words: readonly string[]): Promise<Spellings[] | null> {
  const typed = words.filter(mayHaveTypo);
  const meant = await othersOf(typed, firstLetters);
  const unclear = typed.filter(
    (word) => word.length > fewerLetters && fewestSlips(meant.get(word)) > 1,
  );
  for (const [word, more] of await othersOf(unclear, fewerLetters)) meant.set(word, more);
  const mistyped = words.filter((word) => (meant.get(word) ?? []).length > 0);
  if (mistyped.length === 0) return null;
  return words.map((word) => ({
    typed: mistyped.length === 1 && word === mistyped[0] ? null : word,
    others: (meant.get(word) ?? []).map(({ part }) => part),
    areWhole: isShort(word),
  }));
}

type Meant = { part: string; slips: number };

const fewestSlips = ([first]: readonly Meant[] = []): number => first?.slips ?? Infinity;

/**
 * What else each word may mean, of the names whose first letters are near its own. A key of the index is short: only
 * names long enough are read, and of each only as much as the word could mean; none that begins with the word, since
 * whoever bears it is found by the word itself. They come as one text each: lists of words take longer to read than to
 * find. How many are asked about the planner is not told, and so it plans once.
 */
async function othersOf(
  typed: readonly string[],
  letters: number,
): Promise<Map<string, Meant[]>> {
  if (typed.length === 0) return new Map();
  const rows = await prepared(sql<{ typed: string; parts: string | null }>`
    select typed, (
      select string_agg(left(word, size + slips), ' ') from name_words
      where near_keys(word, 5, 12) && keys and length(word) >= size - slips
        and not starts_with(word, typed)) as parts
    from (
      select typed, near_keys(typed, ${letters}::int, ${letters}::int) as keys, length(typed) as size,
        case when length(typed) < 8 then 1 else 2 end as slips
      from unnest(${opaqueWords(typed)}) typed offset 0) each`);
  return new Map(
    rows.map(({ typed, parts }) => [typed, likeliest(typed, parts?.split(" ") ?? [])]),
  );
}

/**
 * What a typed word may mean of the beginnings of others: those that the fewest slips lead to, the likeliest first,
 * without any that begins with another: whoever has the one is found by the other. Eight at most.
 */
export function likeliest(typed: string, parts: readonly string[]): Meant[] {
  // Names that begin alike are the same so far.
  const near = [...new Set(parts)]
    .map((part) => meant(typed, part))
    .filter((one) => one !== null)
    .filter(({ part }) => !part.includes(typed))
    .sort((one, other) => one.slips - other.slips || one.part.length - other.part.length);
  const isFoundBy = (part: string, other: string) =>
    isShort(typed) ? part === other : part.startsWith(other);
  const kept: Meant[] = [];
  for (const one of near) {
    if (one.slips > fewestSlips(near)) break;
    if (!kept.some(({ part }) => isFoundBy(one.part, part))) kept.push(one);
  }
  return kept.slice(0, mostOthers);
}
