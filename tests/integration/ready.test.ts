import { sql } from "drizzle-orm";
import { GET } from "@/app/api/ready/route";
import { GET as sweepByGet, POST as sweepByPost } from "@/app/api/sweep/route";
import { type Database, openDatabase, poolSettings } from "@/db";
import { organisation } from "@/db/schema";
import { env, required } from "@/lib/env";
import { useDatabase } from "@/tests/support/database";
import { statementsIn } from "@/tests/support/statements";

// The cron's run asks providers nothing: there is no account yet.
const database = useDatabase();
const minute = 60_000;

let later = 0;
const { now } = Date;

beforeEach(() => {
  jest.spyOn(Date, "now").mockImplementation(() => now() + later);
});

afterEach(() => jest.restoreAllMocks());

/** What it says a second later, by when no earlier answer stands any more. */
async function ready() {
  later += 1_000;
  return readyStill();
}

async function readyStill() {
  const answer = await GET();
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  return { status: answer.status, said: await answer.json() };
}

const sweptAgo = (ms: number) =>
  database()
    .update(organisation)
    .set({ sweptAt: new Date(Date.now() - ms) });

const asCron = (secret: string) =>
  new Request("https://clinic.example/api/sweep", {
    headers: { authorization: `Bearer ${secret}` },
  });

test("a portal that nothing has swept yet is not ready, until the cron has run", async () => {
  expect(await ready()).toEqual({
    status: 503,
    said: { status: "not ready", failing: ["sweep"] },
  });
  const swept = await sweepByGet(asCron(required("CRON_SECRET")));
  expect(swept.status).toBe(200);
  expect(await ready()).toEqual({ status: 200, said: { status: "ready" } });
});

test("however many ask, the database is asked once a second, and what has changed is told by then", async () => {
  await sweptAgo(0);
  later += 1_000;
  const asked = await statementsIn(async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, readyStill));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
  expect(asked).toHaveLength(3);
  await sweptAgo(5 * minute);
  expect((await readyStill()).status).toBe(200);
  expect((await ready()).status).toBe(503);
});

test("one missed minute is forgiven, five are not", async () => {
  await sweptAgo(2 * minute);
  expect((await ready()).status).toBe(200);
  await sweptAgo(5 * minute);
  expect((await ready()).said.failing).toEqual(["sweep"]);
});

test("the sweep runs for the bearer of the cron's secret alone, by GET as by POST", async () => {
  await sweptAgo(5 * minute);
  for (const ask of [sweepByGet, sweepByPost]) {
    expect((await ask(asCron("another-secret-of-that-size"))).status).toBe(401);
    expect((await ask(new Request("https://clinic.example/api/sweep"))).status).toBe(401);
  }
  expect((await ready()).status).toBe(503);
  expect((await sweepByPost(asCron(required("CRON_SECRET")))).status).toBe(200);
  expect((await ready()).status).toBe(200);
});

test("where no secret is set nobody is its bearer", async () => {
  jest.replaceProperty(env(), "CRON_SECRET", undefined);
  expect((await sweepByGet(asCron("undefined"))).status).toBe(401);
});

test("tables of an older version are not ready; those of a newer one are", async () => {
  await sweptAgo(0);
  const shift = (byMs: number) =>
    database().execute(
      sql`update drizzle.__drizzle_migrations set created_at = created_at + ${byMs}`,
    );
  await shift(-1);
  expect((await ready()).said.failing).toEqual(["migrations"]);
  await shift(1 + minute);
  expect((await ready()).status).toBe(200);
  await shift(-minute);
});

test("without a database it says so, and nothing of where it is", async () => {
  const kept = globalThis as { dialogsDatabase?: Database };
  const away = openDatabase("postgres://clinic:secret@127.0.0.1:1/patients");
  kept.dialogsDatabase = away;
  expect(await ready()).toEqual({
    status: 503,
    said: { status: "not ready", failing: ["database"] },
  });
  kept.dialogsDatabase = database();
  await away.$client.end();
});

test("on Vercel a process holds few connections, and says nothing at connecting that a pooler refuses", () => {
  const there = poolSettings({ VERCEL: "1" });
  expect(there.max).toBeLessThan(poolSettings({ VERCEL: undefined }).max ?? 0);
  expect(there).not.toHaveProperty("statement_timeout");
});
