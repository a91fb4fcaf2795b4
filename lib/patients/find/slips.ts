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
  const most = word.length < 8 ? 1 : 2;
  const same = sameBeginning(word, token);
  const row = slipsTo(word.slice(same), token.slice(same), most);
  if (!row) return null;
  const slips = isShort ? (row[token.length - same] ?? most + 1) : Math.min(...row);
  if (slips > most) return null;
  return { part: isShort ? token : token.slice(0, same + row.indexOf(slips)), slips };
}

/** How many letters two words begin with alike: no slip is in them, and names that are alike begin alike. */
function sameBeginning(word: string, token: string): number {
  let same = 0;
  while (same < word.length && word[same] === token[same]) same += 1;
  return same;
}

/**
 * How many slips of the fingers lie between a word and each beginning of a token, from none of it on; null where they
 * are more than `most` for all. Beginnings that are so much shorter or longer than the word are not looked at.
 */
function slipsTo(word: string, token: string, most: number): Uint8Array | null {
  const longest = Math.min(token.length, word.length + most);
  const tooMany = most + 1;
  let before = new Uint8Array(longest + 1).fill(tooMany);
  let above = new Uint8Array(longest + 1).fill(tooMany);
  let row = new Uint8Array(longest + 1).fill(tooMany);
  for (let j = 0; j <= Math.min(longest, most); j += 1) row[j] = j;
  let fewestAbove = 0;
  for (let i = 1; i <= word.length; i += 1) {
    [before, above, row] = [above, row, before];
    row.fill(tooMany);
    if (i <= most) row[0] = i;
    let fewest = row[0] ?? tooMany;
    for (let j = Math.max(1, i - most); j <= Math.min(longest, i + most); j += 1) {
      const isSame = word[i - 1] === token[j - 1];
      const isSwapped =
        i > 1 && word[i - 1] === token[j - 2] && word[i - 2] === token[j - 1];
      const slips = Math.min(
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        isSwapped ? (before[j - 2] ?? tooMany) + 1 : tooMany,
      );
      row[j] = slips;
      if (slips < fewest) fewest = slips;
    }
    // Only a swap leads past a row, and past one.
    if (fewest > most && fewestAbove > most) return null;
    fewestAbove = fewest;
  }
  return row;
}
