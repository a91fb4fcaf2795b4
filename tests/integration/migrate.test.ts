import { sql } from "drizzle-orm";
import { Client } from "pg";
import { migrate } from "@/db/migrate";
import { pendingMigrations } from "@/db/pending-migrations";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
const url = () => database().$client.options.connectionString as string;

test("three releases at once bring the database up to date one after the other", async () => {
  await Promise.all([migrate(url()), migrate(url()), migrate(url())]);
  expect(await pendingMigrations(database())).toBe(0);
  const [noted] = (
    await database().execute(sql`
      select count(*)::int as all, count(distinct hash)::int as different
      from drizzle.__drizzle_migrations`)
  ).rows;
  expect(noted?.all).toBe(noted?.different);
});

test("after it, a connection that says no limits of its own has them, as one through a pooler", async () => {
  const pooled = new Client({ connectionString: url() });
  await pooled.connect();
  const { rows } = await pooled.query(
    "select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle",
  );
  await pooled.end();
  expect(rows).toEqual([{ statement: "10s", idle: "15s" }]);
});
