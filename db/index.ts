import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool, type PoolConfig } from "pg";
import { env } from "@/lib/env";
import * as schema from "./schema";

export type Database = NodePgDatabase<typeof schema> & { $client: Pool };
/** The database or a transaction of it: what every function that reads or writes rows takes. */
export type Rows = Database | Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Time limits (ms) that no statement, wait or forgotten transaction may pass. */
const limits = {
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
} satisfies PoolConfig;

const kept = globalThis as typeof globalThis & { dialogsDatabase?: Database };

/** This process's database, opened at first use; a development reload keeps the same pool. */
export function db(): Database {
  kept.dialogsDatabase ??= openDatabase(databaseUrl());
  return kept.dialogsDatabase;
}

/** Opens a database of its own: for scripts and tests, which end it with `$client.end()`. */
export function openDatabase(url: string, max = 10): Database {
  const pool = new Pool({ connectionString: url, max, ...limits });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  return drizzle({ client: pool, schema });
}

function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set.");
  return url;
}
