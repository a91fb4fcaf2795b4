import { sql } from "drizzle-orm";
import { openDatabase } from "@/db";
import { prepared } from "@/db/prepared";
import { isUnknownStatement } from "@/db/retry-transaction";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();

test("behind a pooler that gives every transaction another connection, what is done there is done, and once", async () => {
  const { connectionString } = database().$client.options;
  const pooled = openDatabase(String(connectionString), { max: 1 });
  await pooled.execute(sql`create temporary table kept (word text)`);
  const keep = (word: string) =>
    pooled.transaction(async (rows) => {
      await rows.execute(sql`insert into kept values (${word})`);
      return prepared(sql`insert into kept values (${word}) returning word`, rows);
    });
  await keep("one");
  await pooled.execute(sql`deallocate all`);
  expect(await keep("two")).toEqual([{ word: "two" }]);
  const { rows } = await pooled.execute(sql`select word from kept`);
  expect(rows.map(({ word }) => word)).toEqual(["one", "one", "two", "two"]);
  await pooled.$client.end();
});

test("a fault of any other kind ends a transaction for good", async () => {
  let tries = 0;
  const divided = database().transaction(async (rows) => {
    tries += 1;
    await prepared(sql`select 1 / ${0}::int`, rows);
  });
  await expect(divided).rejects.toMatchObject({ code: "22012" });
  expect(tries).toBe(1);
  expect([isUnknownStatement(new Error("x")), isUnknownStatement(null)]).toEqual([
    false,
    false,
  ]);
});
