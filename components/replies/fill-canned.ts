import { type CannedName, cannedNames } from "@/lib/replies/types";

/** What stands for each name; null where it is not known. */
export type CannedValues = Record<CannedName, string | null>;

/** A piece of a canned reply: as it stands, a name that was filled in, or one that was not known. */
export type CannedPiece = { text: string; name: CannedName | null; isKnown: boolean };

const placeholder = /\{(\w+)\}/g;

/**
 * A canned reply with its names filled in, piece by piece. For what is not known there stands what `missing` says, to
 * be seen and replaced. Braces around any other word stay as they are; none that is saved now has such.
 */
export function fillCanned(
  text: string,
  values: CannedValues,
  missing: (name: CannedName) => string,
): CannedPiece[] {
  const pieces: CannedPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    const name = cannedNames.find((one) => one === match[1]);
    if (!name) continue;
    pieces.push(plain(text.slice(from, match.index)));
    const value = values[name];
    pieces.push({ text: value ?? missing(name), name, isKnown: value !== null });
    from = match.index + match[0].length;
  }
  pieces.push(plain(text.slice(from)));
  return pieces.filter((piece) => piece.text !== "");
}

const plain = (text: string): CannedPiece => ({ text, name: null, isKnown: true });

/** A name as people are called by it; null for what only stands in its place, such as a number or a handle. */
export const spokenName = (name: string): string | null =>
  /^\p{L}/u.test(name) ? name : null;
