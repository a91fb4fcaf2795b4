import { sql } from "drizzle-orm";
import type { AccountScope } from "@/lib/auth/scope";
import { bearersWithTexts } from "./bearers";
import { rememberedBy } from "./few-words";
import { meant, tokensOf } from "./slips";
import { type Spellings, spellingsOf } from "./spellings";

/** So many of the newest are looked at closely. */
const mostCandidates = 300;
/** And surely so many. */
const fewest = 60;

/**
 * The people of whose names each word is one, a typo forgiven, newest first. No statement where there is no word that
 * may have a typo, one where nobody's name is like it, four at most.
 */
export async function peopleAlike(
  scope: AccountScope,
  words: readonly string[],
): Promise<number[]> {
  const spellings = await spellingsOf(words);
  if (!spellings) return [];
  const wanted = { words: spellings, which: sql`true`, before: null, limit: fewest };
  const rows = await rememberedBy(
    spellings,
    sql<{ id: string; text: string }>`
      select id, text from (${await bearersWithTexts(scope, wanted)}) alike
      order by id desc limit ${sql.raw(String(mostCandidates))}`,
  );
  const near = rows.filter(({ text }) => isAlike(text, spellings));
  return [...new Set(near.map(({ id }) => Number(id)))];
}

/** Is each word in a folded text as it was typed, or meant by one of its words? Another spelling may be part of any. */
const isAlike = (text: string, words: readonly Spellings[]): boolean =>
  words.every(([typed = "", other = ""]) => {
    const fewest = meant(typed, other)?.slips;
    return (
      text.includes(typed) ||
      tokensOf(text).some((token) => fewest && meant(typed, token)?.slips === fewest)
    );
  });
