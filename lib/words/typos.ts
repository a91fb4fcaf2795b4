/**
 * What is forgiven in a word: a letter wrong, missing, doubled or changed about with its neighbour, two of
 * them in a long word; of five letters or more the end may still be missing, of a name with two slips it may not. Words
 * of three letters or with digits are taken as they are written.
 */

/** The word of a folded name that a mistyped one may mean, or that it begins with; null where there is none. */
export function nearest(text: string, word: string): string | null {
  if (!mayHaveTypo(word)) return null;
  const near = tokensOf(text)
    .map((token) => ({ token, slips: nameMeant(word, token)?.slips ?? Infinity }))
    .sort((one, other) => one.slips - other.slips)[0];
  return near && near.slips < Infinity ? near.token : null;
}

/** The words of a folded text. */
export const tokensOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u);

/** Four letters of a script whose words are spelt with letters. */
export const mayHaveTypo = (word: string): boolean =>
  /^\p{L}{4,}$/u.test(word) &&
  !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word);

/** Another word is meant as a whole. */
export const isShort = (word: string): boolean => word.length < 5;

/** So many slips are forgiven in a word. */
export const mostTypos = (word: string): number => (word.length < 8 ? 1 : 2);

/** What a mistyped word may mean: a word, or how one begins. */
export type Meant = { part: string; slips: number; isWhole: boolean };

/** How much of a name a mistyped word may mean; null where it would take too many slips. */
export const nameMeant = (word: string, token: string): Meant | null =>
  meant(word, token, 1);

/** The same of a word that was said: these have endings, so that two slips may lead to how one begins as well. */
export const saidMeant = (word: string, token: string): Meant | null =>
  meant(word, token, mostTypos(word));

/** With more slips than `mostUnfinished` the whole token is meant, with fewer how it begins. */
function meant(word: string, token: string, mostUnfinished: number): Meant | null {
  // A short word with another beginning is another word, and is not being typed any more.
  if (isShort(word) && token[0] !== word[0]) return null;
  const most = mostTypos(word);
  const same = commonPrefix(word, token);
  const row = editDistances({ word, token, same, most });
  if (!row) return null;
  const begun = isShort(word) ? Infinity : fewestIn(row, mostUnfinished);
  if (begun <= mostUnfinished) {
    return {
      part: token.slice(0, same + row.indexOf(begun)),
      slips: begun,
      isWhole: false,
    };
  }
  const slips = row[token.length - same] ?? Infinity;
  return slips > most ? null : { part: token, slips, isWhole: true };
}

/** The lowest number of a row, if it isn't above `most`. */
function fewestIn(row: Uint8Array, most: number): number {
  let slips = 0;
  while (slips <= most && !row.includes(slips)) slips += 1;
  return slips;
}

/** How many letters two words begin with alike: no slip is in them, and names that are alike begin alike. */
function commonPrefix(word: string, token: string): number {
  let same = 0;
  while (same < word.length && word.charCodeAt(same) === token.charCodeAt(same))
    same += 1;
  return same;
}

type Compared = { word: string; token: string; same: number; most: number };

/**
 * How many slips of the fingers lie between the rest of a word, after what is the same, and each beginning of the rest
 * of a token, from none of it on; null where they are more than `most` for all. Beginnings that are so much shorter or
 * longer than the word are not looked at.
 *
 * One word is compared with thousands: nothing is made for each that would have to be cleared away. What is answered
 * holds until the next time.
 */
function editDistances({ word, token, same, most }: Compared): Uint8Array | null {
  const height = word.length - same;
  const longest = Math.min(token.length - same, height + most);
  const tooMany = most + 1;
  let { before, above, row } = rowsOf(longest + 1, tooMany);
  for (let j = 0; j <= Math.min(longest, most); j += 1) row[j] = j;
  let fewestAbove = 0;
  for (let i = 1; i <= height; i += 1) {
    const free = before;
    before = above;
    above = row;
    row = free.fill(tooMany);
    if (i <= most) row[0] = i;
    let fewest = row[0] ?? tooMany;
    const letter = word.charCodeAt(same + i - 1);
    const letterBefore = i > 1 ? word.charCodeAt(same + i - 2) : -1;
    for (let j = Math.max(1, i - most); j <= Math.min(longest, i + most); j += 1) {
      const other = token.charCodeAt(same + j - 1);
      const isSwapped =
        j > 1 && letter === token.charCodeAt(same + j - 2) && letterBefore === other;
      const slips = Math.min(
        (above[j - 1] ?? 0) + (letter === other ? 0 : 1),
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

type Rows = { before: Uint8Array; above: Uint8Array; row: Uint8Array };

const newRows = (length: number): Rows => ({
  before: new Uint8Array(length),
  above: new Uint8Array(length),
  row: new Uint8Array(length),
});

const usual = newRows(64);

/** Three rows at least so long, with one number in them. */
function rowsOf(length: number, number: number): Rows {
  const rows = length > usual.row.length ? newRows(length) : usual;
  rows.before.fill(number);
  rows.above.fill(number);
  rows.row.fill(number);
  return rows;
}
