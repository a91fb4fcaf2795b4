import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { birthOf, endStranger } from "./processes";

type Being = { pid: number; birth: string | null };
type Holder = Being & { children: Being[] };

/** A lock that this process holds. What it notes is ended by the next holder, should this process be killed. */
export type Lock = {
  name: string;
  note(pid: number): Promise<void>;
  stop(): Promise<void>;
};

/** Takes the lock, or answers null while a living process holds it. Whatever a dead holder left running is ended first. */
export async function takeLock(file: string): Promise<Lock | null> {
  const holder: Holder = { ...beingOf(process.pid), children: [] };
  const draft = `${file}.${process.pid}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, JSON.stringify(holder));
  try {
    while (!(await linked(draft, file))) {
      const other = await readHolder(file);
      if (other && birthOf(other.pid) === other.birth) return null;
      for (const child of other?.children ?? []) await endLeftover(child);
      await rm(file, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
  return heldBy(holder, file);
}

/** Takes the lock as soon as nobody else holds it. `onWait` is called once, if there is a wait. */
export async function waitForLock(
  file: string,
  signal: AbortSignal,
  onWait: () => void,
): Promise<Lock> {
  for (let tries = 0; ; tries += 1) {
    const lock = await takeLock(file);
    if (lock) return lock;
    if (tries === 0) onWait();
    await pause(300, undefined, { signal });
  }
}

function heldBy(holder: Holder, file: string): Lock {
  return {
    name: "The lock",
    note: async (pid) => {
      holder.children.push(beingOf(pid));
      // Renamed into place: a half-written lock would look like nobody's.
      await writeFile(`${file}.new`, JSON.stringify(holder));
      await rename(`${file}.new`, file);
    },
    stop: () => rm(file, { force: true }),
  };
}

const beingOf = (pid: number): Being => ({ pid, birth: birthOf(pid) });

async function endLeftover({ pid, birth }: Being) {
  if (birthOf(pid) === birth) await endStranger(pid, ["SIGTERM", "SIGKILL"]);
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return null;
  }
}
