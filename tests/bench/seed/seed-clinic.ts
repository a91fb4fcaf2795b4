import type { PoolClient } from "pg";
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
  /** How many messages one of the open dialogs has. */
  longest?: number;
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
 * now. The indexes of words are built afterwards, which takes a fraction of the time.
 */
export async function seedClinic(database: Database, plan: Plan): Promise<void> {
  // A connection of its own: building an index takes longer than any statement of the product may.
  const builder = await database.$client.connect();
  try {
    await builder.query("set statement_timeout = 0");
    await builder.query("set maintenance_work_mem = '512MB'");
    const indexes = await indexesOfWords(builder);
    for (const { name } of indexes) await builder.query(`drop index "${name}"`);
    await seedMessages(database, plan, await seedContacts(database, plan));
    for (const { definition } of indexes) await builder.query(definition);
    await settle(builder);
  } finally {
    builder.release(true);
  }
}

/** The indexes of words, and how they are made. */
async function indexesOfWords(builder: PoolClient) {
  const { rows } = await builder.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and indexdef like '%gin_trgm_ops%'`,
  );
  return rows;
}

/** Ids go on behind the seeded ones, and the planner knows what is there. */
async function settle(builder: PoolClient): Promise<void> {
  for (const table of [
    "people",
    "person_phones",
    "contacts",
    "identities",
    "contact_people",
    "dialogs",
    "messages",
  ]) {
    await builder.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 1) from ${table}))`,
    );
  }
  await builder.query("vacuum analyze");
  // What was added up of so many at once leaves a table of nothing, which a clinic that grows in years never has.
  await builder.query("vacuum full analyze dialog_tallies");
}
