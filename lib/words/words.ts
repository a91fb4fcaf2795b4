import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { containingFolded, fold } from "./fold";

/** More words than these would only make a search slower, hardly narrower. */
const mostWords = 8;

const quotedOrBare = /"([^"]+)"|(\S+)/gu;
/** What people put at a word's edge that is no part of it. */
const edges = /^[,.;:!?¿¡'"«»“”„()[\]{}]+|[,.;:!?'"«»“”„()[\]{}]+$/gu;

/**
 * The words that were asked for, folded: each is to be found somewhere, in any order; what stands in quotation marks
 * is one word. Empty where nothing is left to look for.
 */
export function wordsOf(asked: string): string[] {
  const words = [...asked.matchAll(quotedOrBare)].map(([whole, quoted, bare]) => {
    const word = quoted ?? bare ?? whole;
    return fold(word.replace(edges, "")) || fold(word);
  });
  return [...new Set(words)].filter((word) => word !== "").slice(0, mostWords);
}

/**
 * The same for names, handles and phones: a phone is one word of digits, however it was written, and an @ is no part
 * of a handle.
 */
export function nameWordsOf(asked: string): string[] {
  const digits = phoneDigits(asked);
  if (digits) return [digits];
  return wordsOf(asked).flatMap((word) => nameWord(word) || []);
}

/** Can the index of trigrams find this word? It needs three letters or digits in a row. */
export const isIndexable = (word: string): boolean => /[\p{L}\p{N}]{3}/u.test(word);

/** The `like` patterns that a text with all these words answers to. */
export const patternsOf = (words: readonly string[]): string[] =>
  words.map(containingFolded);

const nameWord = (word: string): string =>
  /^[+\d().-]+$/.test(word) ? word.replace(/\D/g, "") : word.replace(/^@+/, "");

/** Two zeros stand for a plus where so many digits follow; with fewer they are how a number ends. */
const zerosForPlus = /^00(?=(?:\D*\d){7})/;

/** Phones are kept as digits, so the signs that people write between them would hide them. */
function phoneDigits(asked: string): string | null {
  const written = fold(asked);
  if (!/^[+\d\s().\-/]+$/.test(written)) return null;
  const international = written.replace(zerosForPlus, "+").replace(/^(\+.*)\(0\)/, "$1");
  const digits = international.replace(/\D/g, "");
  if (digits.length < 3) return null;
  const parsed = international.startsWith("+")
    ? parsePhoneNumberFromString(international)
    : undefined;
  return parsed?.isValid() ? parsed.number.slice(1) : digits;
}
