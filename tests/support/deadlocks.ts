import { sql } from "drizzle-orm";
import type { Database } from "@/db";

/** How often transactions have waited for each other in a circle so far: one of them is undone, and done once more. */
export async function deadlocks(database: Database): Promise<number> {
  const { rows } = await database.execute<{ count: string }>(sql`
    select deadlocks as count from pg_stat_database where datname = current_database()`);
  return Number(rows[0]?.count);
}
