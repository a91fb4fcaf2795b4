import { type SQL, sql } from "drizzle-orm";
import type { AccountScope } from "@/lib/auth/scope";
import { personInScope } from "@/lib/patients/person-scope";
import { rememberedBy } from "./few-words";
import { hasAll } from "./has-all";
import type { Spellings } from "./spellings";

/** So many of the newest are looked through before an index is asked; more of them where the few had some. */
const windows = [2_000, 6_000];
/** With some room for chance: where the more don't have enough either, the index was sooner asked at once. */
const room = 1.4;

export type Wanted = {
  words: readonly Spellings[];
  /** Which people count. */
  which: SQL;
  before: number | null;
  limit: number;
};

/** The newest of the people before somebody. */
const newest = (before: number | null, size: number): SQL => sql`(
  select * from people where id < ${before ?? Number.MAX_SAFE_INTEGER}
  order by id desc limit ${sql.raw(String(size))})`;

/**
 * So many of the newest who have the words in their own name or phones; null where the newest few don't have enough of
 * them. A name that many bear is found so without going through all of them; a rare one, which an index finds at once,
 * costs a look at the newest.
 */
export async function amongNewest(
  scope: AccountScope,
  wanted: Wanted,
): Promise<number[] | null> {
  for (const [at, size] of windows.entries()) {
    const found = await inWindow(scope, wanted, size);
    if (found.length === wanted.limit) return found.map(({ id }) => Number(id));
    const next = windows[at + 1] ?? 0;
    if (found.length * (next / size) < room * wanted.limit) return null;
  }
  return null;
}

const inWindow = (
  scope: AccountScope,
  { words, which, before, limit }: Wanted,
  size: number,
) =>
  rememberedBy(
    words,
    sql<{ id: string }>`
      select people.id from ${newest(before, size)} people
      where ${hasAll(sql`people.search_text`, words)} and ${which} and ${personInScope(scope, sql`people.id`)}
      order by people.id desc limit ${sql.raw(String(limit))}`,
  );
