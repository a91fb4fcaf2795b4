import { type SQL, sql } from "drizzle-orm";

/** What asks statements as soon as it is begun. */
type Statement<Answer> = { execute(): Promise<Answer> };

type Answers<Statements extends readonly Statement<unknown>[]> = {
  -readonly [Index in keyof Statements]: Awaited<
    ReturnType<Statements[Index]["execute"]>
  >;
};

/**
 * Sends a transaction's statements one behind the other, and only then waits for their answers: one way to the
 * database and back for all of them. They are done in this order; after one that fails none of the others is.
 * @throws what the first that failed did: the others failed for its sake.
 */
export async function pipelined<const Statements extends readonly Statement<unknown>[]>(
  ...statements: Statements
): Promise<Answers<Statements>> {
  const answers = await Promise.allSettled(
    statements.map((statement) => statement.execute()),
  );
  return answers.map((answer) => {
    if (answer.status === "rejected") throw answer.reason;
    return answer.value;
  }) as Answers<Statements>;
}

/**
 * Lets a transaction's statement go whose answer nobody needs, so that what comes next is sent behind it, be it the
 * transaction's end. If it fails, that is what the next that is waited for throws (`db/connection.ts`).
 */
export function unawaited(statement: Promise<unknown>): void {
  statement.catch(() => undefined);
}

/**
 * The id that the row got which this transaction inserted last into a table: so that what refers to the row can be
 * sent in one go with it, before anybody has heard the id.
 */
export const lastInsertedId = (table: "touches"): SQL<number> =>
  sql<number>`currval(${`${table}_id_seq`}::regclass)`;
