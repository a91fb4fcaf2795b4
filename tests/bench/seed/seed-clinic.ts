import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import { seedContacts } from "./seed-contacts";
import { seedMessages } from "./seed-messages";

/** How large a clinic is made. The same plan makes the same clinic, on every machine. */
export type Plan = {
  seed: number;
  messages: number;
  dialogs: number;
  /** People on the books; as many of them as there are dialogs write, the others never did. */
  people: number;
  /** Which account a dialog is with, in turn: their ids. */
  accountIds: number[];
};

/** A dialog of the clinic, as what follows needs it: ids are counted from the first free ones. */
export type SeededDialog = {
  id: number;
  accountId: number;
  contactId: number;
  identityId: number;
};

/**
 * Fills an empty database with people, dialogs and messages in five groups of languages, oldest message first, up to
 * now. The index of words is built afterwards, which takes a fraction of the time.
 */
export async function seedClinic(database: Database, plan: Plan): Promise<void> {
  // The rows are made to fit, so keys need not be looked up for each of them.
  const pool = database.$client;
  const indexes = await indexesOf(pool, ["messages", "people", "contacts"]);
  for (const { name } of indexes) await pool.query(`drop index "${name}"`);
  const dialogs = await seedContacts(database, plan);
  await seedMessages(database, plan, dialogs);
  for (const { definition } of indexes) await pool.query(definition);
  await settle(database);
}

type Pool = Database["$client"];

/** The indexes of words, and how they are made. */
async function indexesOf(pool: Pool, tables: string[]) {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = any($1) and indexdef like '%gin_trgm_ops%'`,
    [tables],
  );
  return rows;
}

/** Ids go on behind the seeded ones, and the planner knows what is there. */
async function settle(database: Database): Promise<void> {
  for (const table of ["people", "contacts", "identities", "dialogs", "messages"]) {
    await database.execute(sql`
      select setval(pg_get_serial_sequence(${table}, 'id'),
        (select coalesce(max(id), 1) from ${sql.identifier(table)}))`);
  }
  await database.execute(sql`set statement_timeout = 0`);
  await database.execute(sql`vacuum analyze`);
}
