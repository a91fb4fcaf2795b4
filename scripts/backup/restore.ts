import { cp, readdir, rename } from "node:fs/promises";
import path from "node:path";
import { leaveDatabase, migrateDatabase, provideDatabase } from "@/scripts/steps/ground";
import { Problem } from "@/scripts/steps/problem";
import { step } from "@/scripts/steps/say";
import type { House } from "@/scripts/steps/supervise";
import { askDatabase } from "./ask-database";
import { isThere } from "./back-up";
import { findProgram, runProgram } from "./programs";
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
  if (plan.record.files === "here")
    await step("Putting the files back", () => putBack("files", plan));
  await step("Bringing the database up to date", migrateDatabase);
  const { settleRestored } = await import("@/lib/records/settle-restored");
  const settled = await settleRestored(new Date(plan.record.madeAt));
  await leaveDatabase();
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
  const args = ["--clean", "--if-exists", "--no-owner", "--exit-on-error"];
  await runProgram(findProgram("pg_restore", record.postgres), {
    url,
    args: [...args, "--single-transaction", path.join(folder, "dialogs.dump")],
    signal: house.signal,
  });
}

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
