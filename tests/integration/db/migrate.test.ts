import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { migrate } from "@/db/migrate";
import { pendingMigrations } from "@/db/pending-migrations";
import { contacts, people } from "@/db/schema";
import { longestName } from "@/lib/lengths";
import { migrateDatabase } from "@/scripts/steps/ground";
import { useDatabase } from "@/tests/support/database";
import { deadlocks } from "@/tests/support/deadlocks";
import { makeSender } from "@/tests/support/factories";
import { untilInLine } from "@/tests/support/waiting";

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

test("where it and the version before wait for each other it is undone, says so and is tried anew", async () => {
  const before = await deadlocks(database());
  const out = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  const [migrating] = await metMigrating();
  await expect(migrating).resolves.toBeUndefined();
  expect(await deadlocks(database())).toBe(before + 1);
  expect(out.mock.calls.join("")).toContain("deadlock detected; tried anew in 1 s");
  out.mockRestore();
});

test("it is not tried anew where everything is to stop", async () => {
  const stopping = new AbortController();
  const out = jest.spyOn(process.stdout, "write").mockImplementation(() => {
    stopping.abort();
    return true;
  });
  const [migrating] = await metMigrating(stopping.signal);
  await expect(migrating).rejects.toThrow("aborted");
  out.mockRestore();
});

/** Begins it, and has the version before wait for it as it waits for that one. */
function metMigrating(signal?: AbortSignal) {
  process.env.DATABASE_URL = url();
  return database().transaction(async (rows) => {
    await rows.execute(sql`lock table drizzle.__drizzle_migrations`);
    const begun = [migrateDatabase(signal)];
    begun[0]?.catch(() => undefined);
    await untilInLine(database(), 1);
    await rows.execute(sql`
      select pg_advisory_xact_lock(objid::bigint) from pg_locks
      where locktype = 'advisory' and database =
        (select oid from pg_database where datname = current_database())`);
    return begun;
  });
}

test("after it, a connection that says nothing of its own has limits and compiles nothing, as one through a pooler", async () => {
  const pooled = new Client({ connectionString: url() });
  await pooled.connect();
  const { rows } = await pooled.query(
    `select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle, current_setting('jit') as jit`,
  );
  await pooled.end();
  expect(rows).toEqual([{ statement: "10s", idle: "15s", jit: "off" }]);
});

test("somebody with a longer name than a form takes has one by then that can be corrected", async () => {
  const told = [{ name: "Maria ".repeat(4_000) }, { name: "Ruth Okafor" }];
  await database().insert(people).values(told);
  const cut = await readFile("db/migrations/0039_names-that-forms-take.sql", "utf8");
  await database().execute(sql.raw(cut));
  const named = await database()
    .select({ name: people.name })
    .from(people)
    .orderBy(people.id);
  expect(named).toEqual([
    { name: "Maria ".repeat(34).slice(0, longestName) },
    { name: "Ruth Okafor" },
  ]);
});

test("names that were kept before turn nothing round by then, and nobody loses the only name they have", async () => {
  await database().delete(people);
  const told = [
    { name: "\u202eJan\u2066 Kowalski" },
    { name: "\u202e" },
    { name: "יעל" },
  ];
  await database().insert(people).values(told);
  const account = await makeSender("+447700900100");
  await database()
    .insert(contacts)
    .values([
      { accountId: account.id, name: "\u2067Jan", handle: "jan" },
      { accountId: account.id, name: "\u202a \u202c", handle: "\u202dyael" },
    ]);
  const file = "db/migrations/0047_names-that-turn-nothing.sql";
  await database().execute(sql.raw(await readFile(file, "utf8")));
  const { name, handle } = contacts;
  expect(
    await database().select({ name: people.name }).from(people).orderBy(people.id),
  ).toEqual([{ name: "Jan Kowalski" }, { name: "\u202e" }, { name: "יעל" }]);
  expect(
    await database().select({ name, handle }).from(contacts).orderBy(contacts.id),
  ).toEqual([
    { name: "Jan", handle: "jan" },
    { name: null, handle: "yael" },
  ]);
});

test("in every index that is searched by letters little waits to be merged, for each search looks through it", async () => {
  const { rows } = await database().execute(sql`
    select index.relname as name from pg_class index join pg_am on pg_am.oid = index.relam
    where pg_am.amname = 'gin'
      and not coalesce(index.reloptions, '{}') &&
        array['gin_pending_list_limit=256', 'gin_pending_list_limit=512']`);
  expect(rows).toEqual([]);
});

test("a role that owns its database and nothing else can be migrated, as on the hosts that people rent", async () => {
  const name = `tenant_${process.pid}`;
  await database().execute(sql.raw(`create role ${name} login password '${name}'`));
  await database().execute(sql.raw(`create database ${name} owner ${name}`));
  const own = new URL(url());
  Object.assign(own, { username: name, password: name, pathname: `/${name}` });
  try {
    await expect(migrate(own.href)).resolves.toBeUndefined();
  } finally {
    await database().execute(sql.raw(`drop database ${name} with (force)`));
    await database().execute(sql.raw(`drop role ${name}`));
  }
});
