import { sql } from "drizzle-orm";
import { openDatabase, type Rows } from "@/db";
import { pipelined, unawaited } from "@/db/pipelined";
import { asking, prepared } from "@/db/prepared";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
let pooled: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  const { connectionString } = database().$client.options;
  pooled = openDatabase(String(connectionString), { max: 1 });
  await pooled.execute(sql`create temporary table kept (word text)`);
});
beforeEach(() => pooled.execute(sql`truncate kept`));
afterAll(() => pooled.$client.end());

const keeping = (rows: Rows, word: string) =>
  asking(rows, sql`insert into kept values (${word})`);
const failing = (rows: Rows) => asking(rows, sql`select 1 / ${0}::int`);

async function wordsKept() {
  const { rows } = await pooled.execute(sql`select word from kept order by word`);
  return rows.map(({ word }) => word);
}

test("where a connection has forgotten what was let go, the transaction is done anew and nothing of it is lost", async () => {
  const keep = (word: string) =>
    pooled.transaction(async (rows) => unawaited(keeping(rows, word).execute()));
  await keep("one");
  await pooled.execute(sql`deallocate all`);
  await keep("two");
  expect(await wordsKept()).toEqual(["one", "two"]);
});

test("a transaction in which something failed that nobody waited for keeps nothing, and ends with its fault", async () => {
  const divided = pooled.transaction(async (rows) => {
    await keeping(rows, "one").execute();
    unawaited(failing(rows).execute());
    unawaited(keeping(rows, "two").execute());
  });
  await expect(divided).rejects.toMatchObject({ cause: { code: "22012" } });
  expect(await wordsKept()).toEqual([]);
});

test("what fails for the sake of what was let go before it says that one's fault", async () => {
  const divided = pooled.transaction(async (rows) => {
    unawaited(failing(rows).execute());
    await pipelined(keeping(rows, "one"), keeping(rows, "two"));
  });
  await expect(divided).rejects.toMatchObject({ code: "22012" });
  expect(await wordsKept()).toEqual([]);
});

test("the fault of one transaction is none of the next's, and one that was taken back to a savepoint is kept", async () => {
  const first = pooled.transaction((rows) => failing(rows).execute());
  await expect(first).rejects.toMatchObject({ code: "22012" });
  await pooled.transaction(async (rows) => {
    await keeping(rows, "one").execute();
    const within = rows.transaction((inner) => failing(inner).execute());
    await expect(within).rejects.toMatchObject({ code: "22012" });
    unawaited(prepared(sql`insert into kept values (${"two"})`, rows));
  });
  expect(await wordsKept()).toEqual(["one", "two"]);
});
