import { sql } from "drizzle-orm";
import { db } from "@/db";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { holds } from "./matching";

/** So many of the most alike are looked at closely. */
const mostCandidates = 300;

/**
 * The people of whose names each word is one, a typo forgiven, the most alike first: a letter wrong, missing, doubled
 * or changed about with its neighbour, two of them in a long word. Words of three letters or with digits are taken as
 * they are written. Two statements and what a setting costs; none where there is no word that may have a typo.
 */
export async function peopleAlike(
  scope: AccountScope,
  words: readonly string[],
): Promise<number[]> {
  if (!words.some(mayHaveTypo)) return [];
  const candidates = await candidatesFor(scope, words);
  return [
    ...new Set(candidates.filter(({ text }) => isAlike(text, words)).map(({ id }) => id)),
  ];
}

/** Is each of the folded words in a folded text, a typo forgiven? */
const isAlike = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word) || nearest(text, word) !== null);

/** The word of a folded text that a mistyped one may mean, or that it begins with; null where there is none. */
export function nearest(text: string, word: string): string | null {
  if (!mayHaveTypo(word)) return null;
  const near = text.split(/[^\p{L}\p{N}]+/u).find((token) => isNear(token, word));
  return near ?? null;
}

/** Four letters of a script whose words are spelt with letters. */
const mayHaveTypo = (word: string): boolean =>
  /^\p{L}{4,}$/u.test(word) &&
  !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word);

function isNear(token: string, word: string): boolean {
  // A short word with another beginning is another word.
  if (word.length < 5 && token[0] !== word[0]) return false;
  return distance(word, token) <= (word.length < 8 ? 1 : 2);
}

/** How many slips of the fingers lie between a word and a token or, for one that is still being typed, its beginning. */
function distance(word: string, token: string): number {
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
  const whole = row[token.length] ?? Infinity;
  return word.length < 5 ? whole : Math.min(...row);
}

/**
 * How many of a word's trigrams must be left for the index to bring it. One slip spoils three of them, neighbours
 * changed about four.
 */
function likenessOf(word: string): number {
  return word.length >= 8 ? 0.33 : 0.28;
}

type Candidate = { id: number; text: string };

async function candidatesFor(
  scope: AccountScope,
  words: readonly string[],
): Promise<Candidate[]> {
  const typos = words.filter(mayHaveTypo);
  const threshold = Math.min(...typos.map(likenessOf));
  const each = (column: string) => {
    const found = sql.raw(column);
    const conditions = words.map((word) =>
      mayHaveTypo(word) ? sql`${word} <% ${found}` : holds(found, word),
    );
    return sql.join(conditions, sql` and `);
  };
  const score = (column: string) =>
    sql.join(
      typos.map((word) => sql`word_similarity(${word}, ${sql.raw(column)})`),
      sql` + `,
    );
  return db().transaction(async (rows) => {
    await rows.execute(
      sql`select set_config('pg_trgm.word_similarity_threshold', ${String(threshold)}, true)`,
    );
    const found = await rows.execute<{ id: string; text: string }>(sql`
      select id, text from (
        select coalesce(p.merged_into_id, p.id) as id, p.search_text as text,
          ${score("p.search_text")} as score
        from people p where ${each("p.search_text")}
        union all
        select coalesce(r.merged_into_id, r.id), c.search_text, ${score("c.search_text")}
        from contacts c
        join contact_people l on l.contact_id = c.id and l.unlinked_at is null
        join people r on r.id = l.person_id
        where ${each("c.search_text")} and ${inScope(scope, sql`c.account_id`)}
      ) alike order by score desc, id desc limit ${mostCandidates}`);
    return found.rows.map(({ id, text }) => ({ id: Number(id), text }));
  });
}
