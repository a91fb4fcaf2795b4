import { isIndexable, patternsOf } from "@/lib/words/words";
import { likelySlices, type Past, pastOf } from "./past";
import { rarestTrigrams } from "./rarest-trigrams";
import { type Asked, type Found, lookIn, type Source, sources } from "./word-sources";

/**
 * So many of the newest are looked through before the index is asked: a common word is found among them at once, and
 * would be the index's slowest. How many they had says how far back the index is to be asked for a rarer one.
 */
const atFirst = 3_000;
/** Where the index knows none of the words, nothing older is found. */
const withoutIndex = 20_000;

/**
 * The newest messages and notes that have all the folded words of one way or of another, of the accounts that may be
 * seen, whatever their age. Words too short for the index are looked for among the newest 20,000 only.
 */
export const findWords = (asked: Asked): Promise<Found[]> =>
  newestOfAll(asked, (source) => findIn(source, asked));

/**
 * The same, where nobody is known to have said some of the words: hardly anything has those, so the index is asked for
 * them at once, over all of the past.
 */
export function findUnsaid(asked: Asked, unsaid: readonly string[]): Promise<Found[]> {
  const patterns = asked.ways.map(() => patternsOf(unsaid));
  return newestOfAll(asked, (source) => lookIn(source, asked, { patterns }));
}

async function newestOfAll(
  { limit }: Asked,
  look: (source: Source) => Promise<Found[]>,
): Promise<Found[]> {
  const found = await Promise.all(sources.map(look));
  return found.flat().sort(newestFirst).slice(0, limit);
}

/** Newest first, messages before notes of the same moment. */
function newestFirst(one: Found, other: Found): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  if (one.kind !== other.kind) return one.kind === "message" ? -1 : 1;
  return other.id - one.id;
}

async function findIn(source: Source, asked: Asked): Promise<Found[]> {
  if (!asked.ways.every((words) => words.some(isIndexable)))
    return lookIn(source, asked, { newest: withoutIndex });
  const found = await lookIn(source, asked, { newest: atFirst });
  if (found.length === asked.limit) return found;
  const past = await pastOf(source, asked, atFirst);
  return past ? findInPast(source, asked, { past, had: found.length }) : found;
}

/** Asks the index: at first for no more of the past than is likely to have enough, by what the newest had. */
async function findInPast(
  source: Source,
  asked: Asked,
  { past, had }: { past: Past; had: number },
): Promise<Found[]> {
  const patterns = asked.ways.map((words) => rarestTrigrams(words, past.sample));
  const enough = asked.limit;
  let slices = likelySlices(past, { from: past.from, had, enough });
  while (slices) {
    const { keys, from } = slices;
    const found = await lookIn(source, asked, { patterns, slices: keys });
    if (found.length === enough) return found;
    slices = likelySlices(past, { from, had: found.length, enough });
  }
  return lookIn(source, asked, { patterns });
}
