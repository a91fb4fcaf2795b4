import { type SQL, sql } from "drizzle-orm";

/** A statement that has been written and not been sent. */
type Statement<Answer> = { execute(): Promise<Answer> };

type Answers<Statements extends readonly Statement<unknown>[]> = {
  -readonly [Index in keyof Statements]: Awaited<
    ReturnType<Statements[Index]["execute"]>
  >;
};

/**
 * Sends a transaction's statements one behind the other, and only then waits for their answers: one way to the
 * database and back for all of them. They are done in this order; after one that fails none of the others is.
 */
export function inOneGo<const Statements extends readonly Statement<unknown>[]>(
  ...statements: Statements
): Promise<Answers<Statements>> {
  return Promise.all(statements.map((statement) => statement.execute())) as Promise<
    Answers<Statements>
  >;
}

/**
 * The id that the row got which this transaction inserted last into a table: so that what refers to the row can be
 * sent in one go with it, before anybody has heard the id.
 */
export const idJustDrawn = (table: "touches"): SQL<number> =>
  sql<number>`currval(${`${table}_id_seq`}::regclass)`;
