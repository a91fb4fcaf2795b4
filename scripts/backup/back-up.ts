import { cp, mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { endLeftoverServer, ownVersion } from "@/scripts/steps/postgres-cluster";
import { Problem } from "@/scripts/steps/problem";
import { step } from "@/scripts/steps/say";
import { askDatabase } from "./ask-database";
import { findProgram, runOnDatabase } from "./programs";
import { type BackupRecord, writeRecord } from "./record";

export type BackupPlan = {
  /** Made by it; a backup never goes over another. */
  folder: string;
  dataDir: string;
  /** Absent: the database of this machine's own, stopped. */
  databaseUrl: string | undefined;
  filesAtUploadThing: boolean;
  signal: AbortSignal;
};

/**
 * Makes a backup beside its place and renames it: one that is there is whole. The database goes first, so that no row
 * names a file that came later than the copy.
 */
export async function backUp(plan: BackupPlan): Promise<void> {
  const { folder, filesAtUploadThing } = plan;
  if (await isThere(folder))
    throw new Problem(`${folder} is there already. Name a new folder.`);
  const draft = `${folder}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const madeAt = new Date().toISOString();
  const database = await step("Copying the database", () => copyDatabase(draft, plan));
  if (!filesAtUploadThing) await step("Copying the files", () => copyFiles(draft, plan));
  const files = filesAtUploadThing ? "uploadthing" : "here";
  await writeRecord(draft, { madeAt, ...database, files });
  await rename(draft, folder);
}

async function copyDatabase(
  draft: string,
  { databaseUrl, dataDir, signal }: BackupPlan,
): Promise<Pick<BackupRecord, "database" | "postgres">> {
  if (databaseUrl) return dump(databaseUrl, path.join(draft, "dialogs.dump"), signal);
  const postgres = path.join(dataDir, "postgres");
  if (!(await isThere(path.join(postgres, "data"))))
    throw new Problem(
      `${dataDir} holds no database, and DATABASE_URL is not set: which is to be copied?`,
    );
  // One that outlived its script would go on writing while it is copied.
  await endLeftoverServer(postgres);
  await cp(postgres, path.join(draft, "postgres"), { recursive: true });
  return { database: "cluster", postgres: ownVersion };
}

async function dump(url: string, file: string, signal: AbortSignal) {
  const server = Number(await askDatabase(url, "show server_version_num"));
  const program = findProgram("pg_dump", Math.floor(server / 10_000));
  const args = ["--format=custom", `--file=${file}`];
  await runOnDatabase(program, { url, args, signal });
  return { database: "dump" as const, postgres: program.version };
}

async function copyFiles(draft: string, { dataDir }: BackupPlan) {
  const files = path.join(dataDir, "files");
  await mkdir(path.join(draft, "files"), { mode: 0o700 });
  if (!(await isThere(files))) return;
  // What is still being uploaded is nobody's yet.
  const isWhole = (file: string) => !file.endsWith(".part");
  await cp(files, path.join(draft, "files"), { recursive: true, filter: isWhole });
}

/** Is there something at this place? */
export async function isThere(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}
