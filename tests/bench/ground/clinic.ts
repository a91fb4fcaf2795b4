import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "@/db";
import { migrate } from "@/db/migrate";
import type { Staff } from "@/lib/auth/current-staff";
import { leaveMarksBehind } from "@/lib/dialogs/list/seen-marks";
import { refold } from "@/lib/dialogs/search/refold";
import { gatherWords } from "@/lib/dialogs/search/said-words";
import type { Postgres } from "@/scripts/steps/postgres";
import type { House } from "@/scripts/steps/supervise";
import { makeStaff } from "@/tests/support/factories";
import type { Case } from "../figures/measure";
import { seedAccounts } from "../seed/seed-accounts";
import { seedClinic } from "../seed/seed-clinic";
import { urlOf } from "./server";

/** A clinic with so many messages, open. */
export type Clinic = {
  /** Where what a suite starts beside it is kept, so that nothing outlives the bench. */
  house: House;
  messages: number;
  database: Database;
  url: string;
  /** May see everything. */
  dana: Staff;
  /** May see one account of three. */
  priya: Staff;
  /** The product's own `db()` reads this one from here on. */
  become(): void;
  close(): Promise<void>;
};

/** What is asked of one clinic, where another is asked in turns. */
export const inClinic = (clinic: Clinic, cases: readonly Case[]): Case[] =>
  cases.map(({ name, work }) => ({
    name,
    work: (round) => {
      clinic.become();
      return work(round);
    },
  }));

const people = 200_000;

/** Opens the clinic of a size; filled if it isn't there yet, which takes minutes for a million messages. */
export async function openClinic(
  house: House,
  server: Postgres,
  messages: number,
): Promise<Clinic> {
  const name = `clinic_${messages}`;
  const url = urlOf(server, name);
  if (!(await isFilled(server, name))) await fill(server, { name, url, messages });
  await migrate(url);
  await warm(url);
  // What others do is measured too, however long it takes.
  const database = openDatabase(url, { max: 4, query_timeout: 0 });
  const become = () => {
    (globalThis as { dialogsDatabase?: Database }).dialogsDatabase = database;
  };
  become();
  await sweepWords(database);
  const { rows } = await database.execute<{ id: string }>(
    sql`select id from accounts order by id limit 1`,
  );
  const accountIds = rows.map(({ id }) => Number(id));
  const dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const priya = await makeStaff({
    name: "Priya Anand",
    scope: { all: false, accountIds },
  });
  await seeMost(url, [dana, priya]);
  return {
    house,
    messages,
    database,
    url,
    dana,
    priya,
    become,
    close: () => database.$client.end(),
  };
}

/**
 * Reads all of it once. A server that has been up for a day has in memory what is asked for, and a bench that came to it
 * first would measure the disk: thousands of pages, each of which is waited for.
 */
async function warm(url: string): Promise<void> {
  const database = openDatabase(url, { max: 1, ...patient });
  await database.execute(sql`create extension if not exists pg_prewarm`);
  await database.execute(sql`
    select pg_prewarm(oid::regclass) from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')`);
  await database.$client.end();
}

/** What the sweeps of a new server would be busy with is done already where one has been up for a day. */
async function sweepWords(database: Database): Promise<void> {
  while ((await refold()) > 0);
  if ((await gatherWords()) === 0) return;
  while ((await gatherWords()) > 0);
  await database.execute(sql`vacuum analyze said_words`);
}

/** Who has worked here for years has seen four of five dialogs to their ends, whoever else answered them or has yet to. */
async function seeMost(url: string, staff: readonly Staff[]): Promise<void> {
  const database = openDatabase(url, { max: 1, ...patient });
  await database.execute(sql`truncate seen_marks`);
  await database.execute(sql`
    insert into seen_marks (staff_id, dialog_id, seen_seq, seen_inbound)
    select member, id, last_seq, inbound_count
    from dialogs, unnest(${sql.param(staff.map(({ id }) => id))}::bigint[]) member
    where (id / 5) % 5 > 0`);
  while ((await leaveMarksBehind()) > 0);
  await database.execute(sql`vacuum analyze seen_marks`);
  await database.$client.end();
}

/** What is done beside the product may take longer than any statement of it, whether the pool says so or the role. */
const patient = {
  statement_timeout: 0,
  options: "-c statement_timeout=0",
  query_timeout: 0,
};

/** What was filled to the end says so in its comment. */
async function isFilled(server: Postgres, name: string): Promise<boolean> {
  return onServer(server, async (rows) => {
    const { rows: found } = await rows.execute<{ said: string | null }>(sql`
      select shobj_description(oid, 'pg_database') as said from pg_database where datname = ${name}`);
    return found[0]?.said === "filled";
  });
}

type Filling = { name: string; url: string; messages: number };

async function fill(server: Postgres, { name, url, messages }: Filling): Promise<void> {
  const startedAt = Date.now();
  await onServer(server, async (rows) => {
    await rows.execute(sql.raw(`drop database if exists ${name}`));
    await rows.execute(sql.raw(`create database ${name}`));
  });
  await migrate(url);
  const database = openDatabase(url, { max: 4, ...patient });
  const dialogs = Math.max(1_000, Math.round(messages / 20));
  await seedClinic(database, {
    seed: 1,
    messages,
    dialogs,
    people: Math.max(dialogs, people),
    accountIds: await seedAccounts(database),
  });
  await database.$client.end();
  await onServer(server, (rows) =>
    rows.execute(sql.raw(`comment on database ${name} is 'filled'`)),
  );
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(`${messages} messages written in ${seconds} s\n`);
}

async function onServer<Value>(
  { url }: Postgres,
  work: (rows: Database) => Promise<Value>,
): Promise<Value> {
  const database = openDatabase(url, { max: 1 });
  try {
    return await work(database);
  } finally {
    await database.$client.end();
  }
}
