import { type CannedName, cannedBraces, cannedNames } from "@/lib/replies/types";

/** What stands for each name; null where it is not known. */
export type CannedValues = Record<CannedName, string | null>;

/** A piece of a canned reply: as it stands, a name that was filled in, or what nothing is known for. */
export type CannedPiece = { text: string; name: CannedName | null; isKnown: boolean };

/**
 * A canned reply with its names filled in, piece by piece. For what is not known there stands what `missing` says, to
 * be seen and replaced; so are braces around any other word. None that is saved now has such, old ones may.
 */
export function fillCanned(
  text: string,
  values: CannedValues,
  missing: (name: CannedName) => string,
): CannedPiece[] {
  const pieces: CannedPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(cannedBraces)) {
    const [braces, word] = match;
    const name = cannedNames.find((one) => one === word) ?? null;
    const value = name && values[name];
    pieces.push(plain(text.slice(from, match.index)));
    pieces.push({
      text: value ?? (name ? missing(name) : braces),
      name,
      isKnown: value !== null,
    });
    from = match.index + braces.length;
  }
  pieces.push(plain(text.slice(from)));
  return pieces.filter((piece) => piece.text !== "");
}

const plain = (text: string): CannedPiece => ({ text, name: null, isKnown: true });

/** A name as people are called by it; null for what only stands in its place, such as a number or a handle. */
export const spokenName = (name: string): string | null =>
  /^\p{L}/u.test(name) ? name : null;

/** For whom nobody is known yet. */
export const unknown: CannedValues = {
  patient: null,
  firstName: null,
  clinic: null,
  account: null,
  staff: null,
};
