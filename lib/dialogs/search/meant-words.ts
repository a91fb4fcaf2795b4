import { sql } from "drizzle-orm";
import { remembered } from "@/db/remembered";
import { mayHaveTypo } from "@/lib/patients/find/slips";
import { likeliest } from "@/lib/patients/find/spellings";

/** More of them would be searched for longer than anybody waits. */
const mostWays = 4;

/**
 * What somebody may have meant who typed words that no text has together: the words in other ways, those that nobody
 * ever said in place of which others are said that are nearly the same. Empty where all of them were said, or nothing
 * is like one that was not. One statement, none where no word may have a typo.
 */
export async function waysMeant(words: readonly string[]): Promise<string[][]> {
  const meant = await saidLike(words.filter(mayHaveTypo));
  if (meant.size === 0) return [];
  return words
    .reduce<string[][]>(
      (ways, word) =>
        ways.flatMap((way) => (meant.get(word) ?? [word]).map((one) => [...way, one])),
      [[]],
    )
    .slice(0, mostWays);
}

/** For each word that is said nowhere and nobody's name, the words that are likest to it, perhaps none. */
async function saidLike(typed: readonly string[]): Promise<Map<string, string[]>> {
  if (typed.length === 0) return new Map();
  const rows = await remembered(sql<{ typed: string; parts: string | null }>`
    select typed, (
      select string_agg(left(word, size + slips), ' ') from said_words_like(typed) word
      where length(word) >= size - slips) as parts
    from (
      select typed, length(typed) as size, case when length(typed) < 8 then 1 else 2 end as slips
      from unnest(${sql.param(typed)}::text[]) typed
      where not is_said(typed) offset 0) unknown`);
  return new Map(
    rows.map(({ typed, parts }) => [
      typed,
      likeliest(typed, parts?.split(" ") ?? [])
        .slice(0, mostWays)
        .map(({ part }) => part),
    ]),
  );
}
