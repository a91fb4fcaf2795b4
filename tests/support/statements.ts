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

/**
 * How many ways there and back to the database some work takes, beginnings and ends of transactions too. What is asked
 * on a connection while it still owes an answer goes along with that.
 */
export async function waysIn(work: () => Promise<unknown>): Promise<number> {
  const query = Client.prototype.query as (...asked: unknown[]) => Promise<unknown>;
  const owed = new Map<Client, number>();
  let ways = 0;
  function counted(this: Client, ...asked: unknown[]) {
    const before = owed.get(this) ?? 0;
    if (before === 0) ways += 1;
    owed.set(this, before + 1);
    const answered = () => void owed.set(this, (owed.get(this) ?? 1) - 1);
    const told = asked.at(-1);
    if (typeof told !== "function") {
      const answer = query.apply(this, asked);
      answer.then(answered, answered);
      return answer;
    }
    const tell = (...answer: unknown[]) => {
      answered();
      told(...answer);
    };
    return query.apply(this, [...asked.slice(0, -1), tell]);
  }
  const spy = jest.spyOn(Client.prototype, "query").mockImplementation(counted as never);
  try {
    await work();
    return ways;
  } finally {
    spy.mockRestore();
  }
}

/** How the database would go about a statement. */
export async function planOf({ text, values }: Statement): Promise<string> {
  const { rows } = await db().$client.query<{ "QUERY PLAN": string }>(
    `explain ${text}`,
    values,
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

/** A table of which an index is asked for all that an account has. */
const ofAnAccount =
  /Index Scan using \w+ on (\w+).*\n\s+Index Cond: \(account_id = \S+\)\n/g;

/** The tables that the statements of some work would read from beginning to end, or all of an account's. */
export async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
  const asked = await statementsIn(work);
  const reading = asked.filter(({ text }) => /^\s*(select|with|insert)\b/i.test(text));
  const plans = await Promise.all(reading.map(planOf));
  const whole = plans.flatMap((plan) =>
    [...plan.matchAll(/Seq Scan on (\w+)/g), ...plan.matchAll(ofAnAccount)].map(
      ([, table = ""]) => table,
    ),
  );
  return [...new Set(whole)].sort();
}

/** Tells the planner what is there, as the database does by itself after a while. */
export const learnSizes = () => db().execute(sql`vacuum analyze`);

/** How often a part of some statement of the work began anew, at most: as often as rows were looked at one by one. */
export async function mostLoops(work: () => Promise<unknown>): Promise<number> {
  const asked = await statementsIn(work);
  const loops = asked.map(async ({ text, values }) => {
    const { rows } = await db().$client.query<{ "QUERY PLAN": string }>(
      `explain (analyze, timing off) ${text}`,
      values,
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    return [...plan.matchAll(/loops=(\d+)/g)].map(([, times]) => Number(times));
  });
  return Math.max(...(await Promise.all(loops)).flat());
}
