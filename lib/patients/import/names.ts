import type { CheckedPerson } from "@/lib/patients/check-person";
import { fold } from "@/lib/words/fold";
import { tokensOf } from "@/lib/words/typos";

/** What two names have in common that are the same: accents, case, signs and the order of words do not count. */
export const nameKey = (name: string): string => wordsOf(name).toSorted().join(" ");

/**
 * Could two names be one person's: as many words, and each the same, an initial of the other, or a letter or two off?
 * `Y. Haddad` and `Yousef Haddad` could, `Ada Okafor` and `Ruth Okafor` not.
 */
export function isNameAlike(one: string, other: string): boolean {
  const theirs = wordsOf(other);
  const ours = wordsOf(one);
  if (ours.length !== theirs.length) return false;
  return ours.every((word) => theirs.some((their) => isWordAlike(word, their)));
}

/** Nothing is said of somebody that tells them from a namesake. */
export const isOnlyName = ({ phones, bornOn, email }: CheckedPerson): boolean =>
  phones.length === 0 && !bornOn && !email;

/** A name of signs alone, such as emoji, is one word. */
function wordsOf(name: string): string[] {
  const words = tokensOf(fold(name)).filter(Boolean);
  return words.length > 0 ? words : [fold(name)];
}

function isWordAlike(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  const longest = Math.max(one.length, other.length);
  return longest >= 4 && distance(one, other) <= (longest >= 8 ? 2 : 1);
}

/** How many letters must be put in, taken out or changed: Levenshtein's. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, their] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === their ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
