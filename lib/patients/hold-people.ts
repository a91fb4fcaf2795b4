import { eq, type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { people } from "@/db/schema";

/**
 * Holds records of people until the transaction ends, so that nobody merges, renames or erases them meanwhile; answers
 * with their ids. In the order of their ids, and before any contact, which comes before any dialog: whoever needs more
 * than one of them takes them so, and no two wait for each other. `recordIds` is a subquery.
 */
export async function holdPeople(rows: Rows, recordIds: SQL): Promise<number[]> {
  const held = await rows
    .select({ id: people.id })
    .from(people)
    .where(sql`${people.id} in (${recordIds})`)
    .orderBy(people.id)
    .for("no key update");
  return held.map(({ id }) => id);
}

/**
 * Lets one after the other put people on the books, until the transaction ends: two at once would not see whom the other
 * adds. Before anybody is looked for or held.
 */
export async function holdBooks(rows: Rows): Promise<void> {
  await rows.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('people.import', 0))`,
  );
}

/**
 * Keeps a record from being erased until the transaction ends: what names it by a foreign key needs this anyway, and takes
 * it first, before any dialog. False where it is not there any more.
 */
export async function sharePerson(rows: Rows, id: number): Promise<boolean> {
  const shared = await rows
    .select({ id: people.id })
    .from(people)
    .where(eq(people.id, id))
    .for("key share");
  return shared.length > 0;
}
