import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

type Values<Table extends PgTable> = Partial<Table["$inferSelect"]> & { id: number };

/**
 * Rows of a table as they are to become, to update from: each may get its own values, in one statement. They go as one
 * parameter, so that the statement reads the same for one row as for many; dates and numbers travel as JSON has them.
 */
export function each<Table extends PgTable>(table: Table, rows: Values<Table>[]): SQL {
  const columns = columnsOf(table);
  const named = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [columns[key]?.name, value]),
    ),
  );
  return sql`json_populate_recordset(null::${table}, ${JSON.stringify(named)}::json) each`;
}

/** The column of {@link each} that belongs to one of the table's. */
export const ofEach = (column: PgColumn): SQL => sql`each.${sql.identifier(column.name)}`;

/** Gives these columns the values of {@link each}. */
export function fromEach<Table extends PgTable>(
  table: Table,
  keys: readonly (keyof Table["$inferSelect"] & string)[],
): Record<string, SQL> {
  const columns = columnsOf(table);
  return Object.fromEntries(
    keys.map((key) => {
      const column = columns[key];
      if (!column) throw new Error(`There is no column ${key}.`);
      return [key, ofEach(column)];
    }),
  );
}

const columnsOf = (table: PgTable): Record<string, PgColumn> => getTableColumns(table);
