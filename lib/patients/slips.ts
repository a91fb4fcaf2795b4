/**
 * What is forgiven in a word of a name: a letter wrong, missing, doubled or changed about with its neighbour, two of
 * them in a long word; of five letters or more the end may still be missing. Words of three letters or with digits
 * are taken as they are written.
 */

/** The word of a folded text that a mistyped one may mean, or that it begins with; null where there is none. */
export function nearest(text: string, word: string): string | null {
  if (!mayHaveTypo(word)) return null;
  const near = tokensOf(text)
    .map((token) => ({ token, slips: meant(word, token)?.slips ?? Infinity }))
    .sort((one, other) => one.slips - other.slips)[0];
  return near && near.slips < Infinity ? near.token : null;
}

/** The words of a folded text. */
export const tokensOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u);

/** Four letters of a script whose words are spelt with letters. */
export const mayHaveTypo = (word: string): boolean =>
  /^\p{L}{4,}$/u.test(word) &&
  !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word);

/** How much of a token a mistyped word may mean, and by how many slips; null where it would be too many. */
export function meant(
  word: string,
  token: string,
): { part: string; slips: number } | null {
  const isShort = word.length < 5;
  // A short word with another beginning is another word, and is not being typed any more.
  if (isShort && token[0] !== word[0]) return null;
  const row = slipsTo(word, token);
  const slips = isShort ? (row.at(-1) ?? Infinity) : Math.min(...row);
  if (slips > (word.length < 8 ? 1 : 2)) return null;
  return { part: isShort ? token : token.slice(0, row.indexOf(slips)), slips };
}

/** How many slips of the fingers lie between a word and each beginning of a token, from none of it to all. */
function slipsTo(word: string, token: string): number[] {
  let before: number[] = [];
  let row = Array.from({ length: token.length + 1 }, (_, index) => index);
  for (let i = 1; i <= word.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= token.length; j += 1) {
      const isSame = word[i - 1] === token[j - 1];
      const isSwapped = word[i - 1] === token[j - 2] && word[i - 2] === token[j - 1];
      row[j] = Math.min(
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        isSwapped ? (before[j - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    before = above;
  }
  return row;
}
