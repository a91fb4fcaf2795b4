import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { dayMs, hourMs } from "@/lib/durations";
import { env } from "@/lib/env";

/** Part of a file: from a byte to a byte, both included, as HTTP counts. */
export type Span = { start: number; end: number };

/** Is this a key that UploadThing's SDK makes? Nothing else becomes part of a path. */
export const isKey = (key: string): boolean => /^[A-Za-z0-9]{20,80}$/.test(key);

/** The size of a stored file; null where there is none. */
export async function sizeOnDisk(key: string): Promise<number | null> {
  return sizeOf(pathOf(key));
}

/** How much of a file that is under way has arrived. */
export async function sizeOfPart(key: string): Promise<number> {
  return (await sizeOf(partOf(key))) ?? 0;
}

/** Opens a part for the bytes after `start`; what was there beyond it is given up. */
export async function openPart(key: string, start: number) {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const handle = await open(partOf(key), start === 0 ? "w" : "r+", 0o600);
  await handle.truncate(start);
  return handle;
}

/** A part that is complete becomes the file. It was flushed before: a cut leaves the one or the other. */
export async function finishPart(key: string): Promise<void> {
  await rename(partOf(key), pathOf(key));
}

/** A stored file, or a span of it, as a stream. */
export function readFromDisk(key: string, span?: Span): ReadableStream<Uint8Array> {
  const stream = createReadStream(pathOf(key), span);
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
}

/** Deletes a file, whole or part; one that is not there is deleted already. */
export async function deleteFromDisk(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
  await rm(partOf(key), { force: true });
}

/**
 * Deletes what uploads that broke off a day ago or longer have left. It goes through the folder once an hour at most:
 * with a hundred thousand files in it that takes 70 ms of a core, and the sweep asks every three seconds.
 * @throws where the disk can't be read: then the next call tries again.
 */
export async function clearOldParts(): Promise<void> {
  const now = Date.now();
  if (now - clearedAt < hourMs) return;
  const names = (await ifThere(readdir(folder()))) ?? [];
  for (const name of names.filter((each) => each.endsWith(partEnding))) {
    const at = path.join(folder(), name);
    const found = await ifThere(stat(at));
    if (found && now - found.mtimeMs > dayMs) await rm(at, { force: true });
  }
  clearedAt = now;
}

let clearedAt = 0;

const partEnding = ".part";
const folder = () => path.join(/*turbopackIgnore: true*/ env().DATA_DIR, "files");
const partOf = (key: string) => `${pathOf(key)}${partEnding}`;

function pathOf(key: string): string {
  if (!isKey(key)) throw new Error("That is no key of a file.");
  return path.join(/*turbopackIgnore: true*/ env().DATA_DIR, "files", key);
}

async function sizeOf(at: string): Promise<number | null> {
  return (await ifThere(stat(at)))?.size ?? null;
}

/** Null where there is nothing; a disk that can't be read is a fault, and not an empty one. */
function ifThere<Found>(asked: Promise<Found>): Promise<Found | null> {
  return asked.catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return null;
    throw fault;
  });
}
