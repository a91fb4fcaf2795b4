import { sql } from "drizzle-orm";
import { db } from "@/db";
import { prepared, together } from "@/db/prepared";
import { onOneConnection, useDatabase } from "@/tests/support/database";
import { statementsIn } from "@/tests/support/statements";

useDatabase();

const sum = (one: number, other: number) =>
  prepared(sql<{ sum: number }>`select ${one}::int + ${other}::int as sum`);

test("a connection soon goes about a statement as it did before, whatever is asked about", () =>
  onOneConnection(async () => {
    for (let other = 1; other <= 8; other += 1)
      expect(await sum(1, other)).toEqual([{ sum: 1 + other }]);
    const { rows } = await db().execute(
      sql`select generic_plans > 0 as known from pg_prepared_statements`,
    );
    expect(rows).toEqual([{ known: true }]);
  }));

test("several questions are one statement, each with its own rows", async () => {
  const asked = {
    words: sql<{ word: string }>`select * from (values ('one'), ('two')) v(word)`,
    nothing: sql<{ id: number }>`select 1 as id where false`,
  };
  const statements = await statementsIn(async () => {
    expect(await together(asked)).toEqual({
      words: [{ word: "one" }, { word: "two" }],
      nothing: [],
    });
  });
  expect(statements).toHaveLength(1);
});

test("behind a pooler that gives every statement another connection, it is answered all the same", () =>
  onOneConnection(async () => {
    await sum(1, 1);
    await db().execute(sql`deallocate all`);
    expect(await sum(2, 2)).toEqual([{ sum: 4 }]);
    expect(await sum(3, 3)).toEqual([{ sum: 6 }]);
  }));

test("what the statement itself did wrong is a fault", async () => {
  await expect(prepared(sql`select 1 / ${0}::int`)).rejects.toThrow("division by zero");
});
