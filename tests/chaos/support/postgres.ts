import path from "node:path";
import { freePort } from "@/scripts/steps/ports";
import { startPostgres } from "@/scripts/steps/postgres";

/** This machine's PostgreSQL, with the settings that a clinic's has. */
export type Killable = {
  name: string;
  url: string;
  /** Ends the server and every backend at once; answers when it has recovered. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export async function keepPostgres(
  folder: string,
  signal: AbortSignal,
): Promise<Killable> {
  const port = await freePort();
  const start = () =>
    startPostgres({
      folder: path.join(folder, "postgres"),
      port: async () => port,
      database: "dialogs",
      signal,
    });
  let current = await start();
  return {
    name: "PostgreSQL",
    url: current.url,
    kill: async () => {
      process.kill(-current.pid, "SIGKILL");
      await current.ended;
      current = await start();
    },
    stop: () => current.stop(),
  };
}
