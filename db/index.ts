import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool, type PoolConfig } from "pg";
import { type Env, env, readEnv } from "@/lib/env";
import { Connection } from "./connection";
import { answerLimitMs, timeLimits } from "./limits";
import { retryIfRolledBack } from "./retry-transaction";
import * as schema from "./schema";
import { withConnection } from "./with-connection";

/** A pool of connections, with the schema. */
export type Database = NodePgDatabase<typeof schema> & { $client: Pool };
/** The database or a transaction of it: what every function that reads or writes rows takes. */
export type Rows = Database | Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * One process answers everybody: it may hold connections, and says its time limits at each. They outlast a quiet quarter
 * of an hour, for what one remembers goes with it; so that nothing on the way takes a resting one for dead, they give a
 * sign of life.
 */
const longLived: PoolConfig = {
  max: 10,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 15 * 60_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 60_000,
  query_timeout: answerLimitMs,
  ...timeLimits,
};

/**
 * Many processes come and go beside one another, behind a pooler: few connections each, soon let go of. Poolers refuse
 * limits that are said at connecting; the database gives them to the role itself (`migrate`).
 */
const serverless: PoolConfig = {
  max: 4,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 5_000,
  query_timeout: answerLimitMs,
  allowExitOnIdle: true,
};

const kept = globalThis as typeof globalThis & { dialogsDatabase?: Database };

/** This process's database, opened at first use; a development reload keeps the same pool. */
export function db(): Database {
  kept.dialogsDatabase ??= openDatabase(databaseUrl());
  return kept.dialogsDatabase;
}

/** Opens a database of its own: for scripts and tests, which end it with `$client.end()`. */
export function openDatabase(url: string, more: PoolConfig = {}): Database {
  const pool = new Pool({
    connectionString: url,
    Client: Connection,
    pipeline: true,
    // Not remembered: a script that migrates first still has a part of its surroundings to set.
    ...poolSettings(readEnv()),
    ...more,
  });
  // A connection that dies is replaced; who uses it hears of it. Without a listener of its own it would end the process.
  pool.on("connect", (connection) => connection.on("error", () => undefined));
  pool.on("error", () => undefined);
  const transaction: Database["transaction"] = (work, config) =>
    retryIfRolledBack(() =>
      withConnection(pool, (client) =>
        drizzle({ client }).transaction(work as never, config),
      ),
    );
  return Object.assign(drizzle({ client: pool, schema }), { transaction });
}

/** How connections are kept where this runs: on Vercel, or in a process that stays. */
export function poolSettings({ VERCEL }: Pick<Env, "VERCEL">): PoolConfig {
  return VERCEL ? serverless : longLived;
}

function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set.");
  return url;
}
