import { type SQL, sql } from "drizzle-orm";
import { people } from "@/db/schema";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { contactsOf, recordsOf } from "@/lib/patients/person-scope";
import { hasAll } from "./has-all";
import { holds } from "./holds";
import type { Spellings } from "./spellings";

/**
 * Has a contact (`c`) all of the words, of those that are called otherwise than the people behind them? Most are called
 * as a person is, and are left out of the index: that person has the words.
 */
export const isCalled = (words: readonly Spellings[]): SQL =>
  sql`not c.called_as_person and ${hasAll(sql`c.search_text`, words)}`;

/**
 * The ids of the people of whom every word stands in their name and phones, or in what a contact of theirs is called
 * and found by; of contacts only those that may be seen. Each of the two has an index, which is asked for all the words
 * at once. Who is behind the contacts is looked up for all of them in one walk along the index.
 */
export const idsHaving = (scope: AccountScope, words: readonly Spellings[]): SQL => sql`
  with own as materialized (
    select r.id, r.merged_into_id from people r where ${hasAll(sql`r.search_text`, words)})
  select coalesce(merged_into_id, id) as id from own
  union all
  select coalesce(r.merged_into_id, r.id) from people r where r.id = any(array(
    select l.person_id from contact_people l
    where l.unlinked_at is null and l.contact_id = any(array(
      select c.id from contacts c
      where ${isCalled(words)} and ${inScope(scope, sql`c.account_id`)}))
    except select id from own))`;

/**
 * The same of the newest people from one on, but for their own names: by those of their contacts and of records that
 * were merged into them; others of those contacts may come with them. They are few: their contacts are looked at in one
 * walk along the index. Each `offset 0` keeps the planner from reading all names that there are.
 */
export function idsKnownAs(
  scope: AccountScope,
  words: readonly Spellings[],
  { before, lowest }: { before: number | null; lowest: number },
): SQL {
  // Hidden from the planner, as the words are: nothing would be gained by planning each page anew.
  const within = (id: SQL) =>
    sql`${id} >= (select ${lowest}::bigint) and ${id} < (select ${before ?? Number.MAX_SAFE_INTEGER}::bigint)`;
  const merged = sql`(
    select id, merged_into_id, search_text from people
    where ${within(sql`merged_into_id`)} offset 0) merged`;
  const theirs = sql`(
    select id, account_id, search_text, called_as_person from contacts
    where id = any(array(
      select contact_id from contact_people
      where ${within(sql`person_id`)} and unlinked_at is null
      union all
      select contact_id from contact_people
      where person_id = any(array(select id from ${merged})) and unlinked_at is null))
    offset 0) c`;
  const hasWords = (column: SQL) => hasAll(column, words, { isIndexed: false });
  return sql`
    select merged_into_id as id from ${merged}
    where ${hasWords(sql`search_text`)}
    union all
    select coalesce(r.merged_into_id, r.id) from ${theirs}
    join contact_people l on l.contact_id = c.id and l.unlinked_at is null
    join people r on r.id = l.person_id
    where not c.called_as_person and ${hasWords(sql`c.search_text`)}
      and ${inScope(scope, sql`c.account_id`)}`;
}

/**
 * Has somebody (`people`) words as they were typed? To be asked of few: each is looked at, and no index asked.
 */
export function hasTyped(scope: AccountScope, words: readonly Spellings[]): SQL {
  const hasEach = (column: SQL) =>
    sql.join(
      words.map((word) => holds(sql`(${column} || '')`, word)),
      sql` and `,
    );
  return sql`(
    exists (
      select from people r where r.id in (${recordsOf(people.id)}) and ${hasEach(sql`r.search_text`)})
    or exists (
      select from contacts c where c.id in (${contactsOf(people.id)})
        and ${inScope(scope, sql`c.account_id`)} and ${hasEach(sql`c.search_text`)}))`;
}

/** Is somebody one of them? Who they are is found out first, for nobody can guess how many bear a name. */
export function havingWords(scope: AccountScope, words: readonly Spellings[]): SQL {
  if (words.length === 0) return sql`true`;
  return sql`${people.id} = any(array(select bearer.id from (${idsHaving(scope, words)}) bearer))`;
}
