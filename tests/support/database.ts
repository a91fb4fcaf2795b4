import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { Pool } from "pg";
import { type Database, openDatabase } from "@/db";
import { migrate } from "@/db/migrate";

const template = `template_${process.env.TEST_RUN ?? "local"}`;

/**
 * A database of this test file's own, migrated, on the server that TEST_DATABASE_URL names (`npm test` starts one).
 * It becomes the process's database, so the product's own `db()` reads it; it is dropped when the file has ended.
 */
export function useDatabase(): () => Database {
  let database: ReturnType<typeof openDatabase> | undefined;
  const name = `test_${randomBytes(6).toString("hex")}`;
  beforeAll(async () => {
    await onServer(async (server) => {
      await ensureTemplate(server);
      await server.query(`create database ${name} template ${template}`);
    });
    database = openDatabase(urlOf(name));
    (globalThis as { dialogsDatabase?: Database }).dialogsDatabase = database;
  }, 60_000);
  afterAll(async () => {
    await database?.$client.end();
    await onServer((server) => server.query(`drop database ${name} with (force)`));
  });
  return () => {
    if (!database) throw new Error("The database is there only inside tests.");
    return database;
  };
}

/** The URL of a database with this name on the tests' server. */
function urlOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error("TEST_DATABASE_URL is not set: run `npm test`.");
  return url;
}

async function ensureTemplate(server: Pool) {
  const lock = await server.connect();
  try {
    await lock.query("select pg_advisory_lock(41)");
    const found = await lock.query("select 1 from pg_database where datname = $1", [
      template,
    ]);
    if (found.rowCount) return;
    await lock.query(`create database ${template}`);
    await migrate(urlOf(template));
  } finally {
    await lock.query("select pg_advisory_unlock(41)");
    lock.release();
  }
}

async function onServer(work: (server: Pool) => Promise<unknown>) {
  const server = new Pool({ connectionString: serverUrl(), max: 2 });
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

/** The process's database over one connection, so that what it remembers is known. */
export async function onOneConnection(work: () => Promise<void>): Promise<void> {
  const process = globalThis as { dialogsDatabase?: Database };
  const wide = process.dialogsDatabase;
  if (!wide) throw new Error("The database is there only inside tests.");
  const { connectionString } = wide.$client.options;
  const single = openDatabase(String(connectionString), { max: 1 });
  process.dialogsDatabase = single;
  try {
    await work();
  } finally {
    await single.$client.end();
    process.dialogsDatabase = wide;
  }
}

/** Takes all dialogs and people out again; accounts and staff stay. The append-only triggers are passed for that. */
export async function emptyInbox(database: Database): Promise<void> {
  await database.transaction(async (rows) => {
    await rows.execute(sql`set local session_replication_role = replica`);
    // What still works in the background is undone where both wait for each other, and does its part once more.
    await rows.execute(sql`set local deadlock_timeout = '10s'`);
    await rows.execute(sql`
      truncate attachments, changes, file_removals, pictures, uploads, closures, contact_people, contacts, deliveries, delivery_tallies,
        dialogs, drafts, identities, message_versions, messages, notes, outbox, people, person_phones, presences,
        reactions, said_words, seen_marks, touches, name_words, name_beginnings, dialog_tallies`);
  });
}
