import { type SQL, sql } from "drizzle-orm";
import { people } from "@/db/schema";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { hasAll } from "./has-all";
import type { Spellings } from "./spellings";

/**
 * The ids of the people of whom every word stands in their name and phones, or in what a contact of theirs is called
 * and found by, with that text; of contacts only those that may be seen. Each of the two has an index, which is asked
 * for all the words at once.
 */
export const idsHaving = (scope: AccountScope, words: readonly Spellings[]): SQL => sql`
  select coalesce(r.merged_into_id, r.id) as id, r.search_text as text from people r
  where ${hasAll(sql`r.search_text`, words)}
  union
  select coalesce(r.merged_into_id, r.id), c.search_text from contacts c
  join contact_people l on l.contact_id = c.id and l.unlinked_at is null
  join people r on r.id = l.person_id
  where ${hasAll(sql`c.search_text`, words)} and ${inScope(scope, sql`c.account_id`)}`;

/**
 * The same of the newest people from one on, but for their own names: by those of their contacts and of records that
 * were merged into them. They are few, and looked at one by one: hence each `offset 0`, which keeps the planner from
 * reading all names that there are.
 */
export function idsKnownAs(
  scope: AccountScope,
  words: readonly Spellings[],
  { newest, lowest }: { newest: SQL; lowest: number },
): SQL {
  const merged = sql`(select * from people where merged_into_id >= ${lowest} offset 0) merged`;
  return sql`
    select merged_into_id as id, search_text as text from ${merged}
    where ${hasAll(sql`search_text`, words)}
    union
    select r.known_id, c.search_text
    from (
      select id, id as known_id from ${newest} newest where id >= ${lowest}
      union all
      select id, merged_into_id from ${merged}
    ) r
    cross join lateral (
      select c.search_text from contact_people l join contacts c on c.id = l.contact_id
      where l.person_id = r.id and l.unlinked_at is null
        and ${hasAll(sql`c.search_text`, words)} and ${inScope(scope, sql`c.account_id`)}
      offset 0
    ) c`;
}

/** Is somebody one of them? Who they are is found out first, for nobody can guess how many bear a name. */
export function havingWords(scope: AccountScope, words: readonly Spellings[]): SQL {
  if (words.length === 0) return sql`true`;
  return sql`${people.id} = any(array(select bearer.id from (${idsHaving(scope, words)}) bearer))`;
}
