import { isIndexable, wordsOf } from "@/lib/words/words";
import { below, oneOf, type Random } from "@/tests/bench/seed/random";

/** A message as a look at every one of them sees it. */
export type Stored = { id: number; accountId: number; text: string; folded: string };

/** Words that no index knows are looked for among so many of the newest, on each page. */
const withoutIndex = 20_000;

/** Words, parts of words and pairs of them from a message; as somebody else might write them. */
export function question(random: Random, stored: readonly Stored[]): string {
  const { text } = oneOf(random, stored);
  const words = text.split(" ");
  const word = oneOf(random, words);
  const letters = [...word];
  const from = below(random, letters.length);
  const part = letters.slice(from, from + 1 + below(random, 6)).join("");
  const asked = [
    word,
    part,
    `${word} ${oneOf(random, words)}`,
    words.slice(0, 2).join(" "),
    `"${words.slice(0, 3).join(" ")}"`,
    `${part} ${part}`,
    `${word}%`,
    `${part}_`,
    `\\${word}`,
    `${word}zzq`,
  ];
  const q = oneOf(random, asked).slice(0, 120);
  return oneOf(random, [q, q.toUpperCase(), q.normalize("NFD"), ` ${q},`]);
}

type Asked = { q: string; accountIds: number[] | null; most: number; onPage: number };

/**
 * The first so many messages that have all the words, of these accounts or all, by looking at each; `stored` is newest
 * first.
 */
export function truth(
  stored: readonly Stored[],
  { q, accountIds, most, onPage }: Asked,
): number[] {
  const words = wordsOf(q);
  const found: number[] = [];
  if (words.length === 0) return found;
  const stretches = stretchesOf(stored);
  const reach = words.some(isIndexable) ? stored.length : withoutIndex;
  let end = reach;
  for (let at = 0; at < Math.min(end, stored.length) && found.length < most; at += 1) {
    const isNext = at % stretch === 0;
    if (isNext && !words.every((word) => stretches[at / stretch]?.includes(word))) {
      at += stretch - 1;
      continue;
    }
    const { id = 0, accountId = 0, folded = "" } = stored[at] ?? {};
    if (accountIds && !accountIds.includes(accountId)) continue;
    if (!words.every((word) => folded.includes(word))) continue;
    found.push(id);
    // The next page looks as far back from where it begins.
    if (found.length % onPage === 0) end = at + 1 + reach;
  }
  return found;
}

/** To look at so many at once for a word that none of them has takes a fraction of the time. */
const stretch = 100;
const known = new WeakMap<readonly Stored[], string[]>();

function stretchesOf(stored: readonly Stored[]): string[] {
  const before = known.get(stored);
  if (before) return before;
  const made = Array.from({ length: Math.ceil(stored.length / stretch) }, (_, at) =>
    stored
      .slice(at * stretch, (at + 1) * stretch)
      .map(({ folded }) => folded)
      .join("\n"),
  );
  known.set(stored, made);
  return made;
}
