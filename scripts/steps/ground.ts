import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Lock, takeLock } from "./lock";
import { keptPort } from "./ports";
import { startPostgres } from "./postgres";
import { Problem } from "./problem";
import { say } from "./say";
import { passingSecret } from "./secrets";
import type { House } from "./supervise";

/**
 * Takes a folder for this run alone: two copies on the same data would serve, and write, over each other.
 * @throws Problem when another run has it.
 */
export async function ownFolder(house: House, folder: string): Promise<Lock> {
  await mkdir(folder, { recursive: true });
  const lock = await takeLock(path.join(folder, "run.lock"));
  if (lock) return house.keep(lock);
  throw new Problem(
    `Another copy is running on ${folder}. Stop it first, or give this one its own: DATA_DIR=<folder>`,
  );
}

/** Starts this machine's own database under the folder, and points the process and its children at it. */
export async function provideDatabase(house: House, folder: string): Promise<void> {
  const database = await startPostgres({
    folder: path.join(folder, "postgres"),
    port: () => keptPort(folder, "postgres"),
    database: "dialogs",
    signal: house.signal,
  });
  house.keep(database);
  process.env.DATABASE_URL = database.url;
}

/** Gives the built-in live server its port and a new secret, unless the environment names another live server. */
export async function provideLive(folder: string): Promise<void> {
  if (process.env.PUSHER_APP_ID) return;
  process.env.LIVE_PORT = String(await keptPort(folder, "live"));
  process.env.LIVE_SECRET = passingSecret();
}

/** What the version before holds it lets go of within its own limits: some seconds. */
const againMs = [1_000, 4_000, 15_000, 30_000];

/**
 * Brings the database to the newest schema. The environment must name it by now. Where it meets what the version before
 * is just doing, all of it is undone: it is tried anew, and that is said; not where everything is to stop (`signal`).
 * @throws Problem with the database's own words, which name no secret.
 */
export async function migrateDatabase(signal?: AbortSignal): Promise<void> {
  const { migrate } = await import("@/db/migrate");
  const { isConflict } = await import("@/lib/outage");
  const { DATABASE_DIRECT_URL: direct, DATABASE_URL: pooled } = process.env;
  for (let tries = 0; ; tries += 1) {
    try {
      return await migrate((direct || pooled) as string);
    } catch (error) {
      const [words, pauseMs] = [rootOf(error).message, againMs[tries]];
      if (!isConflict(error) || pauseMs === undefined)
        throw new Problem(`The database could not be brought up to date: ${words}`, {
          cause: error,
        });
      say(`${words}; tried anew in ${pauseMs / 1_000} s …`);
      await pause(pauseMs, undefined, { signal });
    }
  }
}

/** A query's error says which query; its cause says why. */
function rootOf(error: unknown): Error {
  const { cause, errors } = error as { cause?: unknown; errors?: unknown[] };
  const deeper = cause ?? errors?.[0];
  return deeper instanceof Error ? rootOf(deeper) : (error as Error);
}

/** Ends this script's own connections: from here on the application has the database. */
export async function leaveDatabase(): Promise<void> {
  const kept = globalThis as { dialogsDatabase?: { $client: { end(): Promise<void> } } };
  await kept.dialogsDatabase?.$client.end();
  delete kept.dialogsDatabase;
}
