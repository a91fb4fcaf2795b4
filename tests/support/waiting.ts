import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Database } from "@/db";

/** Waits until something is so, for five seconds at most. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5_000; !(await isSo()); await sleep(10))
    if (Date.now() > end) throw new Error("It did not become so.");
}

/** Waits until so many stand in line for a lock. A transaction would see the line as it was at first: ask outside of it. */
export function untilInLine(database: Database, count: number): Promise<void> {
  return until(async () => {
    const { rows } = await database.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return rows[0]?.waiting === count;
  });
}
