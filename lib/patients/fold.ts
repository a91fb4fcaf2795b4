const doubledScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * The form in which words are compared: width, case, accents and Arabic spelling variants no longer matter, and
 * every Han, Kana and Hangul character is doubled, so that a word of two characters has trigrams.
 * The same for what is stored (`search_text`) and what is asked.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{Mn}\u0640]/gu, "")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .replace(doubledScripts, "$&$&");
}

/** A `like` pattern that finds the folded text anywhere; the pattern's own signs are escaped. */
export function containing(asked: string): string {
  return `%${fold(asked).replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
