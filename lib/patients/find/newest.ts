import { and, desc, lt, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { people } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import { personInScope } from "@/lib/patients/person-scope";
import { holdsAll } from "./matching";
import type { Spellings } from "./spellings";

/** So many of the newest are looked through before an index is asked; more of them where the few had some. */
const windows = [2_000, 8_000];

type Wanted = {
  words: readonly Spellings[];
  /** Which people count. */
  which: SQL | undefined;
  before: number | null;
  limit: number;
};

/**
 * The lowest id that has to be looked at to find so many of the newest who have the words; null where the newest few
 * don't have enough of them. A name that many bear is found so without going through all of them; a rare one, which
 * an index finds at once, costs a look at the newest.
 */
export async function lowestOfNewest(
  scope: AccountScope,
  wanted: Wanted,
): Promise<number | null> {
  for (const [at, size] of windows.entries()) {
    const found = await amongNewest(scope, wanted, size);
    if (found.length === wanted.limit) return found.at(-1)?.id ?? null;
    const next = windows[at + 1] ?? 0;
    if (found.length * (next / size) < wanted.limit) return null;
  }
  return null;
}

function amongNewest(
  scope: AccountScope,
  { words, which, before, limit }: Wanted,
  size: number,
) {
  const newest = db()
    .select()
    .from(people)
    .where(before === null ? undefined : lt(people.id, before))
    .orderBy(desc(people.id))
    .limit(size)
    .as("people");
  return db()
    .select({ id: newest.id })
    .from(newest)
    .where(
      and(
        holdsAll(sql`people.search_text`, words),
        which,
        personInScope(scope, sql`people.id`),
      ),
    )
    .orderBy(desc(newest.id))
    .limit(limit);
}
