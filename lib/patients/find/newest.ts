import { type SQL, sql } from "drizzle-orm";
import { opaque } from "@/db/prepared";
import type { AccountScope } from "@/lib/auth/scope";
import { personInScope } from "@/lib/patients/person-scope";
import { rememberedBy } from "./few-words";
import { hasAll } from "./has-all";
import type { Spellings } from "./spellings";

/** So many of the newest are looked through before an index is asked, and so many behind them where these had some. */
const nearby = 2_000;
const further = 4_000;
/** With some room for chance: where all of them don't have enough, the index was sooner asked at once. */
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
  const { limit } = wanted;
  const first = await inWindow(scope, wanted, nearby);
  if (first.length === limit) return first;
  if (first.length * (1 + further / nearby) < room * limit) return null;
  const before = first.at(-1) ?? wanted.before;
  const rest = { ...wanted, before, limit: limit - first.length };
  const found = [...first, ...(await inWindow(scope, rest, further))];
  return found.length === limit ? found : null;
}

/** How many of them is hidden from the planner: it may be any number, and one plan serves. */
async function inWindow(
  scope: AccountScope,
  { words, which, before, limit }: Wanted,
  size: number,
): Promise<number[]> {
  const found = await rememberedBy(
    words,
    sql<{ id: string }>`
      select people.id from ${newest(before, size)} people
      where ${hasAll(sql`people.search_text`, words, { isIndexed: false })}
        and ${which} and ${personInScope(scope, sql`people.id`)}
      order by people.id desc limit ${opaque(limit)}`,
  );
  return found.map(({ id }) => Number(id));
}
