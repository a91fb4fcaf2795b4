import path from "node:path";
import { freePort } from "@/scripts/steps/ports";
import { type Postgres, startPostgres } from "@/scripts/steps/postgres";

/**
 * The PostgreSQL that the benches share, in a folder that stays: what was once filled is measured at once the next
 * time. It may lose everything in a power cut, and is otherwise set as a machine of this size would set it.
 */
export function startServer(folder: string): Promise<Postgres> {
  return startPostgres({
    folder: path.join(folder, "postgres"),
    port: freePort,
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      shared_buffers: "2GB",
      effective_cache_size: "12GB",
      max_wal_size: "8GB",
      max_connections: "60",
    },
  });
}

/** The URL of another database on the same server. */
export function urlOf({ url }: Postgres, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
