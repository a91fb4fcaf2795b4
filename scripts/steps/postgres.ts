import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { findBinaries } from "./postgres-binaries";
import { postgresEnv, readyCluster } from "./postgres-cluster";
import { choosePostgresUser } from "./postgres-user";
import { explainPostgres } from "./postgres-words";
import { type Child, lastLines, startChild } from "./processes";

export type PostgresPlan = {
  /** Takes the data, the password and the server's log. */
  folder: string;
  /** Asked once nothing runs on the folder any more. */
  port: () => Promise<number>;
  /** Made if it isn't there. */
  database?: string;
  settings?: Record<string, string>;
  signal?: AbortSignal;
};

export type Postgres = Child & { url: string };

/** Losing everything in a power cut is nothing to a database that lives as long as a test run. */
export const throwAway = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

/**
 * Starts this machine's own PostgreSQL 18 on loopback, and answers when it takes connections.
 * @throws Problem with a sentence that says what to do: a full disk, a missing program, a foreign folder.
 */
export async function startPostgres(plan: PostgresPlan): Promise<Postgres> {
  const folder = path.resolve(plan.folder);
  const log = path.join(folder, "server.log");
  try {
    const binaries = findBinaries();
    const user = choosePostgresUser(binaries.postgres);
    const making = { folder, initdb: binaries.initdb, user, signal: plan.signal };
    const { data, password } = await readyCluster(making);
    const port = await plan.port();
    const { file, args } = user.command(binaries.postgres, serverArgs(data, port, plan));
    const child = await startChild({
      name: "PostgreSQL",
      file,
      args,
      env: postgresEnv(),
      output: log,
      // "Fast": open transactions are rolled back, and the files are left clean.
      stopSignal: "SIGINT",
    });
    const database = plan.database ?? "postgres";
    const url = `postgres://postgres:${password}@127.0.0.1:${port}`;
    await untilReady({
      child,
      url: `${url}/postgres`,
      database,
      log,
      signal: plan.signal,
    });
    return { ...child, url: `${url}/${database}` };
  } catch (error) {
    throw explainPostgres(error, log);
  }
}

function serverArgs(data: string, port: number, { settings = {} }: PostgresPlan) {
  const all = {
    listen_addresses: "127.0.0.1",
    // Paths of sockets have a short limit, and everybody here speaks TCP.
    unix_socket_directories: "",
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  return ["-D", data, "-p", String(port), ...flags];
}

type Waiting = {
  child: Child;
  url: string;
  database: string;
  log: string;
  signal?: AbortSignal;
};

/** However long it recovers from a crash; it ends when the server does. */
async function untilReady({ child, url, database, log, signal }: Waiting) {
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  try {
    while (!(await answers(url, database))) {
      if (ended) throw new Error(lastLines(log));
      await pause(50, undefined, { signal });
    }
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function answers(url: string, database: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await makeDatabase(client, database);
    return true;
  } catch (error) {
    if (isStillStarting(error)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeDatabase(client: pg.Client, name: string) {
  const found = await client.query("select 1 from pg_database where datname = $1", [
    name,
  ]);
  if (!found.rowCount)
    await client.query(`create database ${client.escapeIdentifier(name)}`);
}

/** Nobody listens yet, or it is still recovering (57P03). */
function isStillStarting(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string };
  return (
    code === "ECONNREFUSED" ||
    code === "ECONNRESET" ||
    code === "57P03" ||
    message.includes("timeout")
  );
}
