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
 * The people of whose names each word is one, a typo forgiven, newest first, so many of them. No statement where there is
 * no word that may have a typo, one where nobody's name is like it, four at most.
 */
export async function peopleAlike(
  scope: AccountScope,
  words: readonly string[],
  most = mostCandidates,
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
  const isAlike = likenessTo(spellings);
  const near = new Set<string>();
  for (const { id, text } of rows) {
    if (near.size >= most) break;
    if (!near.has(id) && isAlike(text)) near.add(id);
  }
  return [...near].map(Number);
}

/** Is each word in a folded text as it was typed, or meant by one of its words? Another spelling may be part of any. */
function likenessTo(words: readonly Spellings[]): (text: string) => boolean {
  const wanted = words.map(([typed = "", other = ""]) => ({
    typed,
    fewest: meant(typed, other)?.slips,
  }));
  return (text) =>
    wanted.every(
      ({ typed, fewest }) =>
        text.includes(typed) ||
        (fewest && tokensOf(text).some((token) => meant(typed, token)?.slips === fewest)),
    );
}
