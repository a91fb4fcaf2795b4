import { sweepEvery } from "@/lib/dialogs/sweep";
import { env } from "@/lib/env";
import { liveServerSettings } from "@/lib/live/connection";
import { startLiveServer } from "@/lib/live/server/start-live-server";
import { log } from "@/lib/log";
import { quietConsole } from "@/lib/quiet-console";

const sweepMs = 3_000;

const started = globalThis as typeof globalThis & { dialogsServer?: Promise<void> };

/**
 * What a long-lived server does beside answering: the built-in live server, where no Pusher is set, and the sweep on
 * a timer. Once for each process, however often development reloads it. Serverless hosting has a cron instead.
 */
export function startServer(): Promise<void> {
  started.dialogsServer ??= start();
  return started.dialogsServer;
}

async function start(): Promise<void> {
  const { VERCEL, DATABASE_URL, NODE_ENV } = env();
  if (NODE_ENV === "production") quietConsole();
  if (VERCEL) return;
  const settings = liveServerSettings();
  const live = settings && (await startLiveServer(settings));
  const stopSweep = DATABASE_URL ? sweepEvery(sweepMs) : () => undefined;
  log("info", "server.started", { kind: live ? "built-in live server" : "live" });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stopSweep();
      // An open socket would keep the server from leaving.
      void live?.close();
    });
  }
}
