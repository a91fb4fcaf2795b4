import { type SQL, sql } from "drizzle-orm";
import { opaqueWords, prepared } from "@/db/prepared";
import { type Meant, mayHaveTypo, mostTypos, nameMeant } from "@/lib/words/typos";

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

/**
 * For each word what else it may mean among the words of everybody's name; null where nobody bears any such name. Who
 * has all of them as they were typed is not looked for again. One statement; two for a long word that has more than one
 * slip, none where no word may have a typo.
 */
export async function spellingsOf(words: readonly string[]): Promise<Spellings[] | null> {
  const typed = words.filter(mayHaveTypo);
  const meant = await othersOf(typed, mayMean.oneSlip);
  const unclear = typed.filter(
    (word) => mostTypos(word) > 1 && fewestSlips(meant.get(word)) > 1,
  );
  for (const [word, more] of await othersOf(unclear, mayMean.twoSlips))
    meant.set(word, more);
  const mistyped = words.filter((word) => (meant.get(word) ?? []).length > 0);
  if (mistyped.length === 0) return null;
  return words.map((word) => {
    const others = meant.get(word) ?? [];
    return {
      typed: mistyped.length === 1 && word === mistyped[0] ? null : word,
      others: others.map(({ part }) => part),
      areWhole: others.some(({ isWhole }) => isWhole),
    };
  });
}

const fewestSlips = ([first]: readonly Meant[] = []): number => first?.slips ?? Infinity;

/**
 * What a word may mean that was `typed` and has `size` letters. A key of the index is short: only what is long enough is
 * read, and nothing that begins with the word, since whoever bears it is found by the word itself.
 */
const mayMean = {
  /**
   * How names begin. What lacks but the last letter may be how the word itself begins, and no other; a short word is meant
   * as a whole.
   */
  oneSlip: sql`
    select string_agg(left(beginning, size + 1), ' ') from name_beginnings
    where near_keys(beginning) && near_keys(typed)
      and length(beginning) >= size - 1 and not starts_with(beginning, typed)
      and (size > 4 and beginning <> left(typed, -1)
        or exists (select from name_words where word = beginning offset 0))`,
  /** Whole names. */
  twoSlips: sql`
    select string_agg(word, ' ') from name_words
    where end_keys(word) && end_keys(typed)
      and length(word) between size - 2 and size + 2 and not starts_with(word, typed)`,
};

/**
 * What else each word may mean. They come as one text each: lists of words take longer to read than to find. How many
 * are asked about the planner is not told, and so it plans once.
 */
async function othersOf(
  typed: readonly string[],
  meant: SQL,
): Promise<Map<string, Meant[]>> {
  if (typed.length === 0) return new Map();
  const rows = await prepared(sql<{ typed: string; parts: string | null }>`
    select typed, (${meant}) as parts
    from (
      select typed, length(typed) as size from unnest(${opaqueWords(typed)}) typed offset 0) each`);
  return new Map(
    rows.map(({ typed, parts }) => [
      typed,
      likeliest(typed, parts?.split(" ") ?? [], nameMeant),
    ]),
  );
}

/**
 * What a typed word may mean of the beginnings of others: those that the fewest slips lead to, the likeliest first,
 * without any that begins with another: whoever has the one is found by the other. Eight at most.
 */
export function likeliest(
  typed: string,
  parts: readonly string[],
  meant: (typed: string, part: string) => Meant | null,
): Meant[] {
  // Names that begin alike are the same so far.
  const near = [...new Set(parts)]
    .map((part) => meant(typed, part))
    .filter((one) => one !== null)
    .filter(({ part }) => !part.includes(typed))
    .sort((one, other) => one.slips - other.slips || one.part.length - other.part.length);
  const isFoundBy = (part: string, other: Meant) =>
    other.isWhole ? part === other.part : part.startsWith(other.part);
  const kept: Meant[] = [];
  for (const one of near) {
    if (one.slips > fewestSlips(near)) break;
    if (!kept.some((other) => isFoundBy(one.part, other))) kept.push(one);
  }
  return kept.slice(0, mostOthers);
}
