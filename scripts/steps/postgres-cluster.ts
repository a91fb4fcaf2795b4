import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { PostgresUser } from "./postgres-user";
import { Problem } from "./problem";
import { commandOf, endStranger } from "./processes";
import { writePrivately } from "./secrets";

/** The version of this machine's own PostgreSQL. */
export const ownVersion = 18;
const version = String(ownVersion);

/** macOS has no C.UTF-8. Without UTF-8 no letters outside English could be searched. */
const locales =
  process.platform === "darwin" ? ["en_US.UTF-8"] : ["C.UTF-8", "en_US.UTF-8"];

export type Cluster = { data: string; password: string };
type Making = {
  folder: string;
  initdb: string;
  user: PostgresUser;
  signal?: AbortSignal;
};

/**
 * The database files under a folder, made if there are none; nothing runs on them afterwards. Whatever an earlier run
 * left behind, a half-made cluster or a living server, is put away first.
 */
export async function readyCluster(making: Making): Promise<Cluster> {
  const { folder, user } = making;
  const data = path.join(folder, "data");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveTo(user, folder);
  await endLeftoverServer(folder);
  await refuseOtherVersion(data);
  const password = await keptPassword(path.join(folder, "password"));
  if (!(await versionOf(data))) await makeCluster({ ...making, data });
  return { data, password };
}

/** Stops a server that outlived its script (SIGKILL): it holds the files, and PostgreSQL would not start beside it. */
export async function endLeftoverServer(folder: string): Promise<void> {
  const data = path.join(folder, "data");
  const file = path.join(data, "postmaster.pid");
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid) return;
  if (commandOf(pid).includes(data)) await endStranger(pid, ["SIGINT", "SIGQUIT"]);
  // By now nobody has these files; the number may meanwhile be another program's, which PostgreSQL would believe.
  await rm(file, { force: true });
}

/** The environment of PostgreSQL's programs: nothing of ours, so that no secret is in it. */
export function postgresEnv(locale = locales[0]): NodeJS.ProcessEnv {
  const { PATH, TZ, TMPDIR, NODE_ENV } = process.env;
  return { PATH, TZ, TMPDIR, NODE_ENV, LC_ALL: locale };
}

async function refuseOtherVersion(data: string) {
  const found = await versionOf(data);
  if (!found || found === version) return;
  throw new Problem(
    `${data} was made by PostgreSQL ${found}; this needs ${version}. Move it away, or set DATA_DIR to another folder.`,
  );
}

async function keptPassword(file: string): Promise<string> {
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.trim()) return kept.trim();
  const password = randomBytes(24).toString("hex");
  await writePrivately(file, `${password}\n`);
  return password;
}

async function giveTo({ uid }: PostgresUser, folder: string) {
  const owner = (await stat(folder)).uid;
  if (process.getuid?.() !== 0) return refuseForeign(owner, uid, folder);
  const data = await stat(path.join(folder, "data")).catch(() => null);
  if (owner === uid && (data?.uid ?? uid) === uid) return;
  spawnSync("chown", ["-R", String(uid), folder]);
}

function refuseForeign(owner: number, uid: number, folder: string) {
  if (owner === uid) return;
  throw new Problem(
    `${folder} belongs to another user. Start as that user, or set DATA_DIR to another folder.`,
  );
}

/** Made beside its place and renamed: a cluster that is there is whole. */
async function makeCluster(making: Making & { data: string }) {
  const { data, folder } = making;
  await putAside(data);
  await clearDrafts(folder);
  for (const locale of locales) {
    // A name of its own: an initdb whose script was killed may still be writing another.
    const draft = path.join(folder, `new-${randomBytes(4).toString("hex")}`);
    const words = await initdb({ ...making, draft, locale });
    if (words === null) return rename(draft, data);
    if (!words.includes("invalid locale")) throw new Error(words);
  }
  throw new Problem(
    `This machine has no UTF-8 locale (${locales.join(" or ")}): install one and start again.`,
  );
}

async function clearDrafts(folder: string) {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith("new-"));
  for (const draft of drafts)
    await rm(path.join(folder, draft), { recursive: true, force: true, maxRetries: 5 });
}

async function putAside(data: string) {
  const found = await readdir(data).catch(() => null);
  if (found?.length) await rename(data, `${data}.incomplete-${Date.now()}`);
  else if (found) await rm(data, { recursive: true });
}

/** Runs initdb; null when all went well, otherwise its words. */
async function initdb(
  making: Making & { draft: string; locale: string },
): Promise<string | null> {
  const { folder, draft, locale, signal, user } = making;
  const { file, args } = user.command(making.initdb, [
    `--pgdata=${draft}`,
    "--username=postgres",
    `--pwfile=${path.join(folder, "password")}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    `--locale=${locale}`,
    "--lc-messages=C",
  ]);
  const child = spawn(file, args, {
    env: postgresEnv(locale),
    stdio: ["ignore", "ignore", "pipe"],
    signal,
    detached: true,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const words = await text(child.stderr);
  return (await ended) === 0 ? null : words.trim();
}

async function versionOf(data: string): Promise<string | null> {
  const found = await readFile(path.join(data, "PG_VERSION"), "utf8").catch(() => null);
  return found?.trim() || null;
}
