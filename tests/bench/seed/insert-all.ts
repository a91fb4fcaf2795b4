import { sql } from "drizzle-orm";
import type { Database } from "@/db";

/** A column's name, its type in PostgreSQL, and its value in a row. */
export type Column<Row> = { name: string; type: string; of(row: Row): unknown };

/** Inserts many rows in one statement: an array for each column is the quickest way in that the driver has. */
export async function insertAll<Row>(
  database: Database,
  table: string,
  { columns, rows }: { columns: Column<Row>[]; rows: readonly Row[] },
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(({ name }) => sql.identifier(name));
  const arrays = columns.map(
    ({ type, of }) =>
      sql`${sql.param(rows.map((row) => of(row) ?? null))}::${sql.raw(type)}[]`,
  );
  await database.execute(sql`
    insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)})
    overriding system value
    select * from unnest(${sql.join(arrays, sql`, `)})`);
}
