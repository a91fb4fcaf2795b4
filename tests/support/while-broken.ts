import { sql } from "drizzle-orm";
import { db } from "@/db";

type Break = {
  /** Statements, as PostgreSQL takes them. */
  by: string;
  mendedBy: string;
};

/** Breaks the database for as long as some work takes; whatever comes of it, the tests after it find it whole. */
export async function whileBroken({ by, mendedBy }: Break, work: () => Promise<unknown>) {
  await db().execute(sql.raw(by));
  try {
    await work();
  } finally {
    await db().execute(sql.raw(mendedBy));
  }
}

/** A table that can't be found meanwhile. */
export const tableAway = (table: string): Break => ({
  by: `alter table ${table} rename to away`,
  mendedBy: `alter table away rename to ${table}`,
});
