/** Numbers that are the same on every machine and in every run: from 0 up to 1. */
export type Random = () => number;

/** A generator (mulberry32) that begins with a seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 up to a limit. */
export const below = (random: Random, limit: number): number =>
  Math.floor(random() * limit);

/** One of several, each as likely. */
export function oneOf<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[below(random, values.length)];
  if (value === undefined) throw new Error("There is nothing to choose from.");
  return value;
}

/** Picks ranks as words of a language are used: the n-th most common one n times less often than the first. */
export function zipf(count: number, exponent = 1.05): (random: Random) => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / rank ** exponent;
    sums.push(sum);
  }
  return (random) => firstAbove(sums, random() * sum);
}

/** How many words a message has: most few, some many (log-normal). */
export function lengthOf(random: Random, median: number): number {
  const normal =
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.max(1, Math.min(120, Math.round(median * Math.exp(0.8 * normal))));
}

function firstAbove(sums: readonly number[], wanted: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
