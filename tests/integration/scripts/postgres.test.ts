import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { freePort, keptPort } from "@/scripts/steps/ports";
import { type PostgresPlan, startPostgres, throwAway } from "@/scripts/steps/postgres";

jest.setTimeout(60_000);

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "dialogs-postgres-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const start = (more: Partial<PostgresPlan> = {}) =>
  startPostgres({
    folder: path.join(home, "postgres"),
    port: () => keptPort(home, "postgres"),
    settings: throwAway,
    ...more,
  });

async function ask(url: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query({ text: question, rowMode: "array" });
  await client.end();
  return rows[0]?.[0];
}

test("what was stored is there after a stop and a start, at the same address", async () => {
  const first = await start({ database: "dialogs" });
  await ask(first.url, "create table patients as select 'Maria' as name");
  await first.stop();
  expect(await first.ended).toEqual({ code: 0, signal: null });
  const second = await start({ database: "dialogs" });
  expect(await ask(second.url, "select name from patients")).toBe("Maria");
  expect(second.url).toBe(first.url);
  await second.stop();
});

test("it is PostgreSQL 18, finds words in any script, and asks for its password", async () => {
  const { url, stop } = await start();
  expect(await ask(url, "show server_version")).toMatch(/^18\./);
  await ask(url, "create extension pg_trgm");
  expect(await ask(url, "select cardinality(show_trgm('привет'))")).toBeGreaterThan(1);
  const wrong = new URL(url);
  wrong.password = "guessed";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication");
  await stop();
});

test("a cluster that was half made when the machine went down is made anew", async () => {
  const data = path.join(home, "postgres", "data");
  await mkdir(path.join(data, "base"), { recursive: true });
  await mkdir(path.join(home, "postgres", "new-0a1b2c3d"));
  const { url, stop } = await start();
  expect(await ask(url, "select 1")).toBe(1);
  await stop();
  const kept = await readdir(path.join(home, "postgres"));
  expect(kept.filter((name) => name.startsWith("new-"))).toEqual([]);
});

test("a server that outlived its script is stopped, and its rows are kept", async () => {
  const orphan = await start();
  await ask(orphan.url, "create table patients as select 'Maria' as name");
  const next = await start();
  expect(await orphan.ended).toEqual({ code: 0, signal: null });
  expect(await ask(next.url, "select name from patients")).toBe("Maria");
  await next.stop();
});

test("after a power cut it starts, though another program has the old process number", async () => {
  const cut = await start();
  process.kill(cut.pid, "SIGKILL");
  await cut.ended;
  const pidFile = path.join(home, "postgres", "data", "postmaster.pid");
  await writeFile(pidFile, `${process.ppid}\n`);
  const { url, stop } = await start();
  expect(await ask(url, "select 1")).toBe(1);
  await stop();
});

test("data of another version is refused in a sentence, and left alone", async () => {
  const data = path.join(home, "postgres", "data");
  await mkdir(data, { recursive: true });
  await writeFile(path.join(data, "PG_VERSION"), "17\n");
  await expect(start()).rejects.toThrow("was made by PostgreSQL 17; this needs 18");
  expect(await readdir(data)).toEqual(["PG_VERSION"]);
});

test("Ctrl+C while it is made leaves nothing running and nothing half made", async () => {
  const interrupt = new AbortController();
  const starting = start({ signal: interrupt.signal, port: freePort });
  setTimeout(() => interrupt.abort(), 150);
  await expect(starting).rejects.toThrow("aborted");
  const { stop } = await start();
  await stop();
});
