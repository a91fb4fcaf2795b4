import { sql } from "drizzle-orm";
import type { Rows } from "./index";
import journal from "./migrations/meta/_journal.json";

/**
 * How many of this version's migrations the database has not had yet. A database that a newer version migrated lacks
 * none. Drizzle notes each with the time at which it was written. @throws where the database was never migrated.
 */
export async function pendingMigrations(rows: Rows): Promise<number> {
  const { rows: found } = await rows.execute<{ newest: string | null }>(
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  );
  const newest = Number(found[0]?.newest ?? 0);
  return journal.entries.filter(({ when }) => when > newest).length;
}
