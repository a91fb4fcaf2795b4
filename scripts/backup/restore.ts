import { cp, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { leaveDatabase, migrateDatabase, provideDatabase } from "@/scripts/steps/ground";
import { Problem } from "@/scripts/steps/problem";
import { step } from "@/scripts/steps/say";
import type { House } from "@/scripts/steps/supervise";
import { askDatabase } from "./ask-database";
import { isThere } from "./back-up";
import { findProgram, runOnDatabase, runProgram } from "./programs";
import type { BackupRecord } from "./record";

export type RestorePlan = {
  folder: string;
  record: BackupRecord;
  dataDir: string;
  databaseUrl: string | undefined;
  /** Whether what is there now may go. */
  replace: boolean;
};

/**
 * Puts database and files back, and makes the copy one that may serve: nobody is signed in, no screen trusts what it
 * saw, and nothing is sent that may have been sent since. Answers how many replies that concerns.
 */
export async function restore(
  house: House,
  plan: RestorePlan,
): Promise<{ unsent: number }> {
  await refuseWhatDoesNotFit(plan);
  if (plan.record.files === "here")
    await refuseFull(path.join(plan.dataDir, "files"), plan);
  await step("Restoring the database", () => restoreDatabase(house, plan));
  await step("Bringing the database up to date", () => migrateDatabase(house.signal));
  // Before the files, which may not fit on the disk: whoever starts the product then must not send anything twice.
  const { settleRestored } = await import("@/lib/records/settle-restored");
  const settled = await settleRestored(new Date(plan.record.madeAt));
  await leaveDatabase();
  if (plan.record.files === "here")
    await step("Putting the files back", () => putBack("files", plan));
  return settled;
}

async function restoreDatabase(house: House, plan: RestorePlan) {
  const { record, dataDir, databaseUrl, folder } = plan;
  if (record.database === "cluster") {
    await putBack("postgres", plan);
    return provideDatabase(house, dataDir);
  }
  if (!databaseUrl) await provideDatabase(house, dataDir);
  const url = databaseUrl ?? (process.env.DATABASE_URL as string);
  if (!plan.replace && (await askDatabase(url, "select to_regclass('organisation')")))
    throw new Problem("There are dialogs in this database. To replace them: --replace");
  const { signal } = house;
  const scripts = await mkdtemp(path.join(dataDir, "restore-"));
  try {
    const script = path.join(scripts, "dialogs.sql");
    await writeScript(script, { folder, record, signal });
    await runScript(script, { ...plan, url, signal });
  } finally {
    await rm(scripts, { recursive: true, force: true });
  }
}

type Written = Pick<RestorePlan, "folder" | "record"> & { signal: AbortSignal };

/** Whole before the database hears of it: what broke off halfway would be taken for all there is. */
async function writeScript(script: string, { folder, record, signal }: Written) {
  const args = ["--no-owner", `--file=${script}`, path.join(folder, "dialogs.dump")];
  await runProgram(findProgram("pg_restore", record.postgres), { args, signal });
}

type Running = Pick<RestorePlan, "record" | "replace"> & {
  url: string;
  signal: AbortSignal;
};

/** In one transaction, so that after a fault all is as it was. */
async function runScript(script: string, { record, replace, url, signal }: Running) {
  const manner = ["--no-psqlrc", "--quiet", "--output=/dev/null"];
  const whole = ["--single-transaction", "--set=ON_ERROR_STOP=1"];
  const emptied = replace ? [`--command=${emptyDatabase}`] : [];
  const args = [...manner, ...whole, ...emptied, `--file=${script}`];
  await runOnDatabase(findProgram("psql", record.postgres), { url, args, signal });
}

/**
 * Takes out all that any version of the product has made: what a later one added hangs on what the backup brings, and
 * would be in the way of its migrations. Extensions stay; the names are gathered before the first goes, and tables, with
 * which their own sequences go, come first.
 */
const emptyDatabase = `do $$
declare
  words text[];
  word text;
begin
  perform set_config('search_path', '', true);
  words := array(
    select format('drop %s if exists %s cascade', kind, name)
    from (
      select oid, 'pg_class'::regclass as place, oid::regclass::text as name, relnamespace as home,
        case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as kind
      from pg_class where relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select oid, 'pg_proc'::regclass, oid::regprocedure::text, pronamespace, 'routine' from pg_proc
      union all
      select oid, 'pg_type'::regclass, oid::regtype::text, typnamespace, 'type' from pg_type where typtype in ('e', 'd')
    ) made
    where home = 'public'::regnamespace and not exists (
      select from pg_depend where classid = place and objid = oid and deptype = 'e')
    order by kind <> 'table');
  foreach word in array words loop
    execute word;
  end loop;
  drop schema if exists drizzle cascade;
end $$`;

async function refuseWhatDoesNotFit({ record, databaseUrl, ...plan }: RestorePlan) {
  if (record.database === "dump") return;
  if (databaseUrl)
    throw new Problem(
      "This backup is one of a machine's own database: restore it without DATABASE_URL.",
    );
  await refuseFull(path.join(plan.dataDir, "postgres"), { record, databaseUrl, ...plan });
}

async function refuseFull(place: string, { replace }: RestorePlan) {
  const entries = await readdir(place).catch(() => []);
  if (!replace && entries.length > 0)
    throw new Problem(`${place} is not empty. To keep it beside and go on: --replace`);
}

/** What was there is kept under another name: a restore that turns out wrong can be taken back. */
async function putBack(
  part: "postgres" | "files",
  { folder, dataDir, record }: RestorePlan,
) {
  const place = path.join(dataDir, part);
  const aside = `${place}.before-${record.madeAt.slice(0, 10)}-${Date.now()}`;
  if (await isThere(place)) await rename(place, aside);
  await cp(path.join(folder, part), place, { recursive: true });
}
