import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { ClientBase, Pool } from "pg";
import { db, type Rows } from ".";
import { isUnknownStatement } from "./retry-transaction";

const dialect = new PgDialect();

let mayRemember = true;

/** Statements are worded in so many ways at most; what is worded otherwise each time doesn't belong here. */
const mostNames = 1_000;
const names = new Map<string, string>();

/**
 * Asks a statement that connections remember: planning one often takes longer than running it. For statements that are
 * worded in a few ways at most; what they ask about belongs into parameters, and a limit, by which the planner goes,
 * into the words. Dates and big numbers come as `execute` has them, or as JSON has them.
 *
 * The name is made of the words, so that a connection which somebody else told the same is no trouble. A pooler that
 * passes no names on is noticed, and told none from then on; a transaction (`rows`), which that fault ends, is then done
 * anew by `db().transaction`.
 */
export async function prepared<Row>(query: SQL<Row>, rows?: Rows): Promise<Row[]> {
  const { sql: text, params: values } = dialect.sqlToQuery(query);
  const client = clientOf(rows ?? db());
  if (mayRemember) {
    try {
      return (await client.query({ name: nameOf(text), text, values })).rows as Row[];
    } catch (error) {
      if (!isUnknownStatement(error)) throw error;
      mayRemember = false;
      if (rows && !("$client" in rows)) throw error;
    }
  }
  return (await client.query({ text, values })).rows as Row[];
}

type Built<Found> = {
  toSQL(): { sql: string };
  prepare(name: string): { execute(): Promise<Found> };
  execute(): Promise<Found>;
};

/** A {@link prepared} question of Drizzle's builder outside of transactions; rows come as the builder has them. */
export async function preparedRows<Found>(query: Built<Found>): Promise<Found> {
  if (!mayRemember) return query.execute();
  try {
    return await query.prepare(nameOf(query.toSQL().sql)).execute();
  } catch (error) {
    if (!isUnknownStatement(error)) throw error;
    mayRemember = false;
    return query.execute();
  }
}

/** A {@link prepared} statement that is sent in one go with others. */
export const asking = <Row>(rows: Rows, query: SQL<Row>) => ({
  execute: () => prepared(query, rows),
});

/**
 * A number that the planner doesn't see, so that whatever it is one plan serves. What suits most dialogs, reading all and
 * sorting, is the slowest way through the longest; and where a member of staff with few marks costs less than one with
 * many, PostgreSQL plans each time anew, for longer than it reads.
 */
export const opaque = (number: number): SQL => sql`(select ${number}::bigint)`;

/**
 * The same for several, behind `any`. Where the planner sees them, one costs it less than the ten that it takes for any
 * list, so that it plans each time.
 */
export const opaqueAll = (numbers: readonly number[]): SQL =>
  sql`(select ${sql.param(numbers)}::bigint[])::bigint[]`;

/** The same for words. */
export const opaqueWords = (words: readonly string[]): SQL =>
  sql`(select ${sql.param(words)}::text[])::text[]`;

/** The connection of a transaction, or the pool. Drizzle's sessions have it, and its types don't tell. */
const clientOf = (rows: Rows): Pick<Pool | ClientBase, "query"> =>
  (rows._.session as unknown as { client: ClientBase }).client;

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash("sha1").update(text).digest("base64url");
  if (names.size >= mostNames) names.clear();
  names.set(text, name);
  return name;
}

/** What each of several statements found, rows as JSON has them: times are words, big numbers are numbers. */
type Together<Asked extends Record<string, SQL>> = {
  [Key in keyof Asked]: Asked[Key] extends SQL<infer Row> ? Row[] : never;
};

/** Asks several things at once that don't need one another: one statement instead of one for each. */
export async function together<Asked extends Record<string, SQL>>(
  asked: Asked,
  rows?: Rows,
): Promise<Together<Asked>> {
  const answers = Object.entries(asked).map(
    ([name, query]) =>
      sql`(select coalesce(json_agg(one), '[]') from (${query}) one) as ${sql.identifier(name)}`,
  );
  const [found] = await prepared(
    sql<Together<Asked>>`select ${sql.join(answers, sql`, `)}`,
    rows,
  );
  if (!found) throw new Error("A select without a table has one row.");
  return found;
}
