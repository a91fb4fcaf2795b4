import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { askDatabase } from "@/scripts/backup/ask-database";
import { freePort } from "@/scripts/steps/ports";
import { throwAway } from "@/scripts/steps/postgres";
import { postgresEnv } from "@/scripts/steps/postgres-cluster";
import { choosePostgresUser } from "@/scripts/steps/postgres-user";
import { startChild } from "@/scripts/steps/processes";

const place = "/usr/lib/postgresql";

/**
 * The programs of Debian's own PostgreSQL, server and pg_dump of one version; null where none is installed. npm's
 * embedded server brings no pg_dump, and an older pg_dump refuses it.
 */
export function otherPostgres(): string | null {
  const versions = entries(place).toSorted((one, other) => Number(other) - Number(one));
  const bins = versions.map((version) => path.join(place, version, "bin"));
  const wanted = ["initdb", "postgres", "pg_dump", "pg_restore", "psql"];
  return bins.find((bin) => wanted.every((name) => entries(bin).includes(name))) ?? null;
}

/** Starts Debian's server on a new cluster in a folder; answers its address (without a database) and how to stop it. */
export async function startOtherPostgres(bin: string, folder: string) {
  const user = choosePostgresUser(path.join(bin, "postgres"));
  const [data, password] = [path.join(folder, "data"), path.join(folder, "password")];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(password, "only-of-the-tests\n");
  if (process.getuid?.() === 0) chownSync(folder, user.uid, user.uid);
  const making = ["-D", data, "--username=postgres", `--pwfile=${password}`];
  const manner = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"];
  const initdb = user.command(path.join(bin, "initdb"), [...making, ...manner]);
  execFileSync(initdb.file, initdb.args, { env: postgresEnv(), stdio: "pipe" });
  const port = await freePort();
  const settings = { ...throwAway, unix_socket_directories: "" };
  const flags = Object.entries(settings).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const server = await startChild({
    name: "Debian's PostgreSQL",
    ...user.command(path.join(bin, "postgres"), ["-D", data, "-p", `${port}`, ...flags]),
    env: postgresEnv(),
    output: path.join(folder, "server.log"),
    stopSignal: "SIGINT",
  });
  const url = `postgres://postgres:only-of-the-tests@127.0.0.1:${port}`;
  while (!(await answers(url))) await pause(50);
  return { url, stop: server.stop };
}

const answers = (url: string) =>
  askDatabase(`${url}/postgres`, "select 1").then(
    () => true,
    () => false,
  );

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
