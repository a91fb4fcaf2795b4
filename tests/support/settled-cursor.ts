import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import { freshCursor } from "@/lib/dialogs/live/changes";

/**
 * A cursor behind which nothing is told again. A transaction that runs meanwhile, be it of another test's database on
 * the same server, makes a screen hear once more what it knew, which is harmless and not what a test is about.
 */
export async function settledCursor(staff: Staff): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { rows } = await db().execute<{ settled: boolean }>(sql`
      select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) as settled
      from changes`);
    if (rows[0]?.settled) return freshCursor(staff);
    await new Promise((waited) => setTimeout(waited, 25));
  }
  throw new Error("A transaction of somebody else's never ended.");
}
