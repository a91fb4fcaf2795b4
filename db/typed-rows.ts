import { getTableColumns } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

/** What these columns hold, under the names by which they are asked for here. */
export type Typed<Columns extends Record<string, PgColumn>> = {
  [Name in keyof Columns]: Columns[Name]["_"]["notNull"] extends true
    ? Columns[Name]["_"]["data"]
    : Columns[Name]["_"]["data"] | null;
};

/** A table's columns under the names that the code has for them. */
export const columnsOf = (table: PgTable): Record<string, PgColumn> =>
  getTableColumns(table);

/** Rows that a statement of our own words found, as a query of Drizzle's would have given them. */
export function typedRows<Columns extends Record<string, PgColumn>>(
  columns: Columns,
  found: readonly Record<string, unknown>[],
): Typed<Columns>[] {
  const named = Object.entries(columns);
  return found.map(
    (row) =>
      Object.fromEntries(
        named.map(([key, column]) => {
          const value = row[column.name] ?? null;
          return [key, value === null ? null : column.mapFromDriverValue(value)];
        }),
      ) as Typed<Columns>,
  );
}
