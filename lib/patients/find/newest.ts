import { type SQL, sql } from "drizzle-orm";
import type { AccountScope } from "@/lib/auth/scope";
import { personInScope } from "@/lib/patients/person-scope";
import { rememberedBy } from "./few-words";
import { holdsAll } from "./holds";
import type { Spellings } from "./spellings";

/** So many of the newest are looked through before an index is asked. */
const newestFew = 2_000;

export type Wanted = {
  words: readonly Spellings[];
  /** Which people count. */
  which: SQL;
  before: number | null;
  limit: number;
};

/** The newest few, of those before somebody. */
export const newest = (before: number | null): SQL => sql`(
  select * from people where id < ${before ?? Number.MAX_SAFE_INTEGER}
  order by id desc limit ${sql.raw(String(newestFew))})`;

/**
 * So many of the newest who have the words in their own name or phones; null where the newest few don't have enough of
 * them. A name that many bear is found so without going through all of them; a rare one, which an index finds at once,
 * costs a look at the newest.
 */
export async function amongNewest(
  scope: AccountScope,
  { words, which, before, limit }: Wanted,
): Promise<number[] | null> {
  const found = await rememberedBy(
    words,
    sql<{ id: string }>`
      select people.id from ${newest(before)} people
      where ${holdsAll(sql`people.search_text`, words)} and ${which} and ${personInScope(scope, sql`people.id`)}
      order by people.id desc limit ${sql.raw(String(limit))}`,
  );
  return found.length === limit ? found.map(({ id }) => Number(id)) : null;
}
