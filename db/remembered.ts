import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { db } from ".";

const dialect = new PgDialect();

/** What is said of a name that another of a pooler's connections was told, or of columns that a migration changed. */
const misunderstood = ["26000", "42P05", "0A000"];

let mayRemember = true;

/**
 * Reads rows by a statement that connections remember: planning one that reads many tables takes longer than running
 * it. For statements that are worded in a few ways at most; what they ask about belongs into parameters, and a limit,
 * by which the planner goes, into the words. Dates and big numbers come as `execute` has them, or as JSON has them.
 *
 * The name is made of the words, so that a connection which somebody else told the same is no trouble. A pooler that
 * passes no names on is noticed, and told none from then on.
 */
export async function remembered<Row>(query: SQL<Row>): Promise<Row[]> {
  const { sql: text, params: values } = dialect.sqlToQuery(query);
  const name = createHash("sha1").update(text).digest("base64url");
  const client = db().$client;
  if (mayRemember) {
    try {
      return (await client.query({ name, text, values })).rows as Row[];
    } catch (error) {
      if (!misunderstood.includes(String((error as { code?: unknown }).code)))
        throw error;
      mayRemember = false;
    }
  }
  return (await client.query({ text, values })).rows as Row[];
}

/** What each of several statements found, rows as JSON has them: times are words, big numbers are numbers. */
type Together<Asked extends Record<string, SQL>> = {
  [Key in keyof Asked]: Asked[Key] extends SQL<infer Row> ? Row[] : never;
};

/** Asks several things at once that don't need one another: one way to the database instead of one for each. */
export async function together<Asked extends Record<string, SQL>>(
  asked: Asked,
): Promise<Together<Asked>> {
  const answers = Object.entries(asked).map(
    ([name, query]) =>
      sql`(select coalesce(json_agg(one), '[]') from (${query}) one) as ${sql.identifier(name)}`,
  );
  const [found] = await remembered(
    sql<Together<Asked>>`select ${sql.join(answers, sql`, `)}`,
  );
  if (!found) throw new Error("A select without a table has one row.");
  return found;
}
