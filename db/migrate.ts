import path from "node:path";
import { sql } from "drizzle-orm";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { openDatabase } from "./index";
import { timeLimits } from "./limits";

/** Any number serves, as long as all copies of the application take the same. */
const migrationLock = 720_311_009;

/**
 * Brings a database to the newest schema. Safe to run by several copies at once: one works, the others wait.
 * @throws Error with a sentence, when the database can't find words outside English (its locale is `C`).
 */
export async function migrate(url: string): Promise<void> {
  // Migrations, and the wait for another copy's, may outlast the usual limits.
  const database = openDatabase(url, { max: 1, query_timeout: 0 });
  try {
    // A session lock on the pool's only connection.
    await database.execute(sql`set statement_timeout = 0`);
    await database.execute(sql`select pg_advisory_lock(${migrationLock})`);
    await applyMigrations(database, { migrationsFolder: path.resolve("db/migrations") });
    await refuseAsciiLocale(database);
    await settleRole(database);
  } finally {
    await database.$client.end();
  }
}

/**
 * What every session has in this database from here on. Compiling a statement for its guessed cost takes longer than any
 * of ours: of one that takes a millisecond it made sixty.
 */
const settings = { ...timeLimits, jit: "off" };

/** What connects through a pooler can't say its settings: the role has them. */
async function settleRole(database: ReturnType<typeof openDatabase>) {
  for (const [name, setting] of Object.entries(settings))
    await database.execute(
      sql.raw(`do $$ begin
        execute format('alter role %I in database %I set ${name} = ${setting}', current_user, current_database());
      end $$`),
    );
}

async function refuseAsciiLocale(database: ReturnType<typeof openDatabase>) {
  const { rows } = await database.execute(sql`select show_trgm('привет') as found`);
  const found = rows[0]?.found as string[];
  if (found.length > 1) return;
  throw new Error(
    "This database was made with the locale C, which can't search letters outside English. Make it anew with UTF-8 and a locale such as C.UTF-8 or en_US.UTF-8.",
  );
}
