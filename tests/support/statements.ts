import { sql } from "drizzle-orm";
import { Client } from "pg";
import { db } from "@/db";

/** What a connection was asked. */
export type Statement = { text: string; values: unknown[] };

/**
 * Everything that any connection is asked while something is done, in order: beginnings and ends of transactions too,
 * for each is a way to the database and back.
 */
export async function statementsIn(work: () => Promise<unknown>): Promise<Statement[]> {
  const spy = jest.spyOn(Client.prototype, "query");
  try {
    await work();
    return spy.mock.calls.map((call) => statementOf(call as unknown[]));
  } finally {
    spy.mockRestore();
  }
}

function statementOf([asked, values]: unknown[]): Statement {
  if (typeof asked === "string") return { text: asked, values: listOf(values) };
  const config = asked as { text: string; values?: unknown[] };
  return { text: config.text, values: config.values ?? listOf(values) };
}

const listOf = (values: unknown): unknown[] => (Array.isArray(values) ? values : []);

/** How the database would go about a statement. */
export async function planOf({ text, values }: Statement): Promise<string> {
  const { rows } = await db().$client.query<{ "QUERY PLAN": string }>(
    `explain ${text}`,
    values,
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

/** The tables that the statements of some work would read from beginning to end. */
export async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
  const asked = await statementsIn(work);
  const reading = asked.filter(({ text }) => /^\s*(select|with)\b/i.test(text));
  const plans = await Promise.all(reading.map(planOf));
  const whole = plans.flatMap((plan) =>
    [...plan.matchAll(/Seq Scan on (\w+)/g)].map(([, table = ""]) => table),
  );
  return [...new Set(whole)].sort();
}

/** Tells the planner what is there, as the database does by itself after a while. */
export const learnSizes = () => db().execute(sql`vacuum analyze`);
