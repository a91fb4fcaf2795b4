import { totalmem } from "node:os";
import path from "node:path";
import { freePort } from "@/scripts/steps/ports";
import { type Postgres, startPostgres } from "@/scripts/steps/postgres";
import type { House } from "@/scripts/steps/supervise";

/**
 * The PostgreSQL that the benches share, in a folder that stays: what was once filled is measured at once the next
 * time. It may lose everything in a power cut, and is otherwise set as a machine of this size would set it.
 */
export function startServer(folder: string, signal: AbortSignal): Promise<Postgres> {
  return startPostgres({
    folder: path.join(folder, "postgres"),
    port: freePort,
    signal,
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      // A quarter and half of the memory, as PostgreSQL's manual advises (19.4.1, 19.7.2).
      shared_buffers: megabytes(totalmem() / 4),
      effective_cache_size: megabytes(totalmem() / 2),
      max_wal_size: "8GB",
      max_connections: "60",
    },
  });
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)}MB`;

/** A new database that loses nothing, as a clinic's: what is acknowledged is on the disk. The suite stops it. */
export async function startDurable(house: House, suite: string): Promise<Postgres> {
  const postgres = await startPostgres({
    folder: path.resolve(".bench", "durable"),
    port: freePort,
    database: `${suite}_${Date.now()}`,
    signal: house.signal,
  });
  house.keep({ name: postgres.name, stop: postgres.stop });
  return postgres;
}

/** The URL of another database on the same server. */
export function urlOf({ url }: Postgres, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
