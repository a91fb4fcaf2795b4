import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { Problem } from "@/scripts/steps/problem";

/** What a backup says of itself. It is written last: a folder without it is no whole backup. */
const Record = z.object({
  madeAt: z.iso.datetime(),
  /** `dump` is pg_dump's, of any server; `cluster` are the files of this machine's own PostgreSQL. */
  database: z.enum(["dump", "cluster"]),
  /** The version of the programs that made it, and that read it. */
  postgres: z.number().int(),
  files: z.enum(["here", "uploadthing"]),
});

export type BackupRecord = z.infer<typeof Record>;

const place = (folder: string) => path.join(folder, "backup.json");

/** Says that the backup is whole. */
export async function writeRecord(folder: string, record: BackupRecord): Promise<void> {
  await writeFile(place(folder), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
}

/** @throws Problem where the folder holds no whole backup. */
export async function readRecord(folder: string): Promise<BackupRecord> {
  const words = await readFile(place(folder), "utf8").catch(() => "");
  const read = Record.safeParse(parsed(words));
  if (read.success) return read.data;
  throw new Problem(
    `${folder} holds no whole backup: its backup.json is not there, or can't be read.`,
  );
}

/** Null where it is no JSON, as where writing it was broken off. */
function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
