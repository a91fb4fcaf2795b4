import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { type Database, db, openDatabase } from "@/db";
import { migrate } from "@/db/migrate";
import { organisation, sessions } from "@/db/schema";
import { startSession } from "@/lib/auth/sessions";
import { listDialogs } from "@/lib/dialogs/list/list";
import { storeReply } from "@/lib/dialogs/send/send";
import { threadPage } from "@/lib/dialogs/thread/thread";
import { askDatabase } from "@/scripts/backup/ask-database";
import { backUp } from "@/scripts/backup/back-up";
import { readRecord } from "@/scripts/backup/record";
import { restore } from "@/scripts/backup/restore";
import { freePort } from "@/scripts/steps/ports";
import { startPostgres, throwAway } from "@/scripts/steps/postgres";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { otherPostgres, startOtherPostgres } from "@/tests/support/other-postgres";

jest.setTimeout(90_000);

const run = promisify(execFile);
const fileKey = "k".repeat(40);
let home: string;
let before: typeof organisation.$inferSelect | undefined;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "dialogs-backup-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const clinic = () => path.join(home, "clinic");
const spare = () => path.join(home, "spare");
const backup = () => path.join(home, "backups", "monday");

test("a database of this machine's own, with its files, serves the same threads on another machine", async () => {
  const first = await ownPostgres(clinic());
  const before = await within(first.url, fillClinic);
  await keepFile();
  await first.stop();
  await npm("backup", [backup()], { DATA_DIR: clinic() });
  const restored = await npm("restore", [backup()], { DATA_DIR: spare() });
  expect(restored).toContain("1 replies waited to be sent");
  const second = await ownPostgres(spare());
  expect(await within(second.url, threads)).toEqual(before);
  await within(second.url, isSafeToServe);
  await second.stop();
  await isFileBack();
});

test("one whose files can't be put back leaves a database that sends nothing a second time", async () => {
  const first = await ownPostgres(clinic());
  await within(first.url, fillClinic);
  await keepFile();
  await first.stop();
  await npm("backup", [backup()], { DATA_DIR: clinic() });
  await rm(path.join(backup(), "files"), { recursive: true });
  const restored = npm("restore", [backup()], { DATA_DIR: spare() });
  await expect(restored).rejects.toThrow("files");
  const second = await ownPostgres(spare());
  await within(second.url, isSafeToServe);
  await second.stop();
});

const programs = otherPostgres();
// Where PostgreSQL's own programs are missing this is told as skipped; where CI is set it is not let pass.
const whereInstalled = programs || process.env.CI ? test : test.skip;

whereInstalled(
  "a server's database goes by pg_dump, and pg_restore brings it back over what is there (Debian: apt-get install postgresql)",
  async () => {
    if (!programs) throw new Error("PostgreSQL's own programs are not installed.");
    const server = await startOtherPostgres(programs, path.join(home, "server"));
    try {
      await askDatabase(`${server.url}/postgres`, "create database dialogs");
      const url = `${server.url}/dialogs`;
      const before = await within(url, fillClinic);
      await keepFile();
      const surroundings = { DATA_DIR: clinic(), DATABASE_URL: url };
      await npm("backup", [backup()], surroundings);
      await within(url, () => db().execute(sql`truncate drafts, notes, reactions`));
      await within(url, upgrade);
      await npm("restore", [backup(), "--replace"], surroundings);
      expect(await within(url, threads)).toEqual(before);
      await within(url, isSafeToServe);
      await within(url, canBeUpgraded);
      await isFileBack(clinic());
    } finally {
      await server.stop();
    }
  },
);

test("a backup never goes over another, half of one is none, and what is there is not replaced unasked", async () => {
  await mkdir(backup(), { recursive: true });
  const { signal } = new AbortController();
  const plan = { folder: backup(), dataDir: clinic(), databaseUrl: undefined };
  await expect(backUp({ ...plan, filesAtUploadThing: false, signal })).rejects.toThrow(
    "there already",
  );
  await expect(readRecord(backup())).rejects.toThrow("no whole backup");
  await writeFile(path.join(backup(), "backup.json"), '{"madeAt":');
  await expect(readRecord(backup())).rejects.toThrow("no whole backup");
  await keepFile();
  const record = {
    madeAt: new Date().toISOString(),
    database: "cluster" as const,
    postgres: 18,
    files: "here" as const,
  };
  const house = { signal, keep: <Kept>(kept: Kept) => kept };
  await expect(restore(house, { ...plan, record, replace: false })).rejects.toThrow(
    "is not empty",
  );
});

const ownPostgres = (dataDir: string) =>
  startPostgres({
    folder: path.join(dataDir, "postgres"),
    port: freePort,
    database: "dialogs",
    settings: throwAway,
  });

/** Works with a database as the product's own. */
async function within<Value>(url: string, work: () => Promise<Value>): Promise<Value> {
  const opened = openDatabase(url);
  (globalThis as { dialogsDatabase?: Database }).dialogsDatabase = opened;
  try {
    return await work();
  } finally {
    await opened.$client.end();
  }
}

/** What a later version's migration makes, which the backup knows nothing of. */
const upgrade = () =>
  db().execute(sql`
    create type tone as enum ('calm');
    create function hush() returns trigger language plpgsql as 'begin return new; end';
    create table tones (dialog_id bigint not null references dialogs, tone tone);
    create trigger tones_hush before update on tones for each row execute function hush()`);

/** Nothing is left of the version that went wrong: its migration can be made again. */
const canBeUpgraded = () => expect(upgrade()).resolves.toBeDefined();

/** Maria and Sam have written, Dana is signed in, and a reply of hers waits. */
async function fillClinic() {
  await migrate(db().$client.options.connectionString as string);
  const account = await makeSender();
  const dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const dialogId = await makeDialog(account);
  await makeDialog(account, {
    text: "Ünïcode 🦷 and a 'quote'",
    peer: {
      identities: [{ kind: "phone", value: "+447700900777" }],
      name: "Sam",
      handle: null,
    },
  });
  await startSession(db(), { staffId: dana.id, userAgent: "" });
  const reply = { dialogId, clientId: randomUUID(), text: "Come at ten.", seenSeq: 9 };
  expect(await storeReply(dana, reply)).toMatchObject({ ok: true });
  [before] = await db().select().from(organisation);
  return threads();
}

/** All that is said, as the product reads it; whether it was sent is another matter. */
async function threads() {
  const everybody = await makeStaff({ role: "admin" });
  const { rows } = await listDialogs(everybody, { tab: "active" });
  const pages = await Promise.all(rows.map(({ id }) => threadPage(id)));
  return rows.map((row, at) => ({
    id: row.id,
    name: row.name,
    messages: pages[at]?.messages.map(({ id, text, direction }) => ({
      id,
      text,
      direction,
    })),
  }));
}

/** Nobody is signed in, no screen's cursor or channels hold, and what waited is not sent a second time. */
async function isSafeToServe() {
  const [now] = await db().select().from(organisation);
  expect(now?.epoch).not.toBe(before?.epoch);
  expect(now?.audience).not.toBe(before?.audience);
  expect((await db().select().from(sessions)).every(({ endedAt }) => endedAt)).toBe(true);
  const { rows } = await db().execute(sql`
    select outbox.state, messages.status, messages.error_code from outbox
    join messages on messages.id = outbox.message_id`);
  expect(rows).toEqual([{ state: "failed", status: "failed", error_code: "restored" }]);
}

async function keepFile() {
  const files = path.join(clinic(), "files");
  await mkdir(files, { recursive: true });
  await writeFile(path.join(files, fileKey), "a referral letter");
  await writeFile(path.join(files, `${fileKey}x.part`), "half a let");
}

async function isFileBack(dataDir = spare()) {
  const files = path.join(dataDir, "files");
  expect(await readdir(files)).toEqual([fileKey]);
  expect(await readFile(path.join(files, fileKey), "utf8")).toBe("a referral letter");
}

async function npm(script: string, words: string[], surroundings: object) {
  const args = ["--import", "tsx", `scripts/${script}.ts`, ...words];
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, __NEXT_PROCESSED_ENV: "true", ...surroundings };
  // biome-ignore lint/suspicious/noExplicitAny: this process's names are left out on purpose.
  const { stdout } = await run(process.execPath, args, { env: env as any });
  return stdout;
}
