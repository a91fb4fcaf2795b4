import { getTableName, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { columnsOf } from "./typed-rows";

type Key<Table extends PgTable> = keyof Table["$inferSelect"] & string;

/**
 * Rows of a table as they are to become, to insert or to update from, as `each`: every one has its own values, in one
 * statement. They go as one parameter, so that the statement reads the same for one row as for many, and connections can
 * remember it; dates and numbers travel as JSON has them. What one of the rows leaves out is null there.
 */
export function each<Table extends PgTable>(
  table: Table,
  keys: readonly Key<Table>[],
  rows: readonly Partial<Table["$inferInsert"]>[],
): SQL {
  const { names, types } = wordsOf(table, keys);
  const told = rows.map((row) =>
    Object.fromEntries(keys.map((key, at) => [names[at], row[key]])),
  );
  // By the limit the planner knows that these are few, where it takes any JSON for a hundred rows.
  return sql`(
    select * from json_to_recordset(${JSON.stringify(told)}::json) told(${sql.raw(types)})
    limit ${told.length}) each`;
}

/** Gives these columns the values of {@link each}: what stands behind `set`. */
export const bulkSet = <Table extends PgTable>(
  table: Table,
  keys: readonly Key<Table>[],
): SQL => sql.raw(wordsOf(table, keys).set);

/**
 * Inserts {@link each} of some rows, of which there must be one at least. Columns that no row names get what the table
 * gives them; ids may be given that were drawn before.
 */
export function bulkInsert<Table extends PgTable>(
  table: Table,
  values: readonly Table["$inferInsert"][],
): SQL {
  const keys = keysOf(values) as Key<Table>[];
  const columns = sql.raw(wordsOf(table, keys).list);
  return sql`
    insert into ${sql.raw(getTableName(table))} (${columns}) overriding system value
    select ${columns} from ${each(table, keys, values)}`;
}

/**
 * Inserts into several tables by one statement. What refers to a row of another of them may be among them: references
 * are looked at when all is there.
 */
export function insertAll(inserts: readonly SQL[]): SQL {
  const named = inserts.map((insert, at) => sql`${sql.raw(`into_${at}`)} as (${insert})`);
  return sql`with ${sql.join(named, sql`, `)} select`;
}

/** What a statement tells of the rows that it changed: their columns by name. */
export const returning = (columns: Record<string, PgColumn>): SQL =>
  sql.raw(`returning ${listed(Object.values(columns))}`);

/** What any of them names. */
function keysOf(values: readonly object[]): string[] {
  const keys = new Set<string>();
  for (const row of values)
    for (const [key, value] of Object.entries(row))
      if (value !== undefined) keys.add(key);
  return [...keys];
}

/** A table's columns as statements name them. */
type Words = { names: string[]; list: string; types: string; set: string };

/** They are put together once for each choice of columns, of which there are few. */
const known = new Map<string, Words>();

function wordsOf(table: PgTable, keys: readonly string[]): Words {
  const choice = `${getTableName(table)} ${keys.join(" ")}`;
  const words = known.get(choice) ?? putTogether(table, keys);
  known.set(choice, words);
  return words;
}

function putTogether(table: PgTable, keys: readonly string[]): Words {
  const all = columnsOf(table);
  const columns = keys.map((key) => {
    const column = all[key];
    if (!column) throw new Error(`There is no column ${key}.`);
    return column;
  });
  const each = (word: (column: PgColumn) => string) => columns.map(word).join(", ");
  return {
    names: columns.map(({ name }) => name),
    list: listed(columns),
    types: each((column) => `"${column.name}" ${column.getSQLType()}`),
    set: each(({ name }) => `"${name}" = each."${name}"`),
  };
}

const listed = (columns: readonly PgColumn[]): string =>
  columns.map(({ name }) => `"${name}"`).join(", ");
