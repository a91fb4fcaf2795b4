/** Rises with every change of {@link fold}, and of what is folded: what an older one left is folded again (`refold`). */
export const foldVersion = 3;

const doubledScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Marks, tatweel, and signs that are not seen (such as those which turn the direction around a pasted number). */
const unseen = /[\p{Mn}\p{Cf}\u0640]/gu;

/** Letters that have no accent to take off, as those type them who lack the key; and spellings of one Arabic letter. */
const plain: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ς: "σ",
  ى: "ي",
  ی: "ي",
  ة: "ه",
  ک: "ك",
};
const replaced = new RegExp(`[${Object.keys(plain).join("")}]`, "gu");

/**
 * The form in which words are compared: width, case, accents, spelling variants and kinds of digit no longer matter,
 * and every Han, Kana and Hangul character is doubled, so that a word of two characters has trigrams.
 * The same for what is stored (`search_text`) and what is asked. Not to be applied twice.
 */
export function fold(text: string): string {
  return foldedPart(text).trim();
}

/** The same for a part of a text, whose edges may stand in the middle of it: spaces there are kept. */
export function foldedPart(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(unseen, "")
    .normalize("NFC")
    .replace(replaced, (letter) => plain[letter] ?? letter)
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(doubledScripts, "$&$&");
}

/** Digits of every script stand in tens that begin at a zero. */
function digitOf(digit: string): string {
  if (digit <= "9") return digit;
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** A `like` pattern that finds a folded text anywhere; the pattern's own signs are escaped. */
export const containingFolded = (folded: string): string =>
  `%${folded.replace(/[\\%_]/g, String.raw`\$&`)}%`;

/** The same for a text as it was asked. */
export const containing = (asked: string): string => containingFolded(fold(asked));
