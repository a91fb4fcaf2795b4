import { patternsOf } from "@/lib/words/words";

/** Each three letters cost the index another list, and the fifth rarest hardly leaves it anything to drop. */
const most = 5;

/**
 * The `like` patterns to ask the index of trigrams for. What has all the words answers to them, and little else does:
 * where the words have many threes of letters, only those are asked for that are rarest in a sample of texts. The
 * commonest have the longest lists, and are in most texts anyway.
 */
export function rarestTrigrams(words: readonly string[], sample: string): string[] {
  const threes = [...new Set(words.flatMap(threesOf))];
  if (threes.length <= most) return patternsOf(words);
  const counted = threes.map((three) => ({ three, count: sample.split(three).length }));
  return counted
    .sort((one, other) => one.count - other.count)
    .slice(0, most)
    .map(({ three }) => `%${three}%`);
}

/** Each three letters or digits that stand together in a word. */
const threesOf = (word: string): string[] =>
  [...word.matchAll(/(?=([\p{L}\p{N}]{3}))/gu)].map(([, three = ""]) => three);
