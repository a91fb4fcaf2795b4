import { setFlagsFromString } from "node:v8";
import { backgroundDone } from "@/lib/concurrency/background";
import { env } from "@/lib/env";
import { liveServerSettings } from "@/lib/live/connection";
import { startLiveServer } from "@/lib/live/server/start-live-server";
import { log } from "@/lib/log";
import { quietConsole } from "@/lib/quiet-console";

const sweepMs = 3_000;

/** What a sweep needs is read this much later, so that the first who asks is answered first. */
const sweepReadMs = 1_000;

/**
 * How far the memory for what lives longer may grow (percent of what was alive) before it is gone through again. Left
 * to itself the engine lets it double or more on a large machine: `npm run fuzz` saw 470 MB where 230 do, at no speed.
 */
const heapGrowthPercent = 40;

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
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
  const settings = liveServerSettings();
  const live = settings && (await startLiveServer(settings));
  const stopping = new AbortController();
  if (DATABASE_URL) setTimeout(() => void sweepUntil(stopping.signal), sweepReadMs);
  log("info", "server.started", { kind: live ? "built-in live server" : "live" });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stopping.abort();
      leaveAfter(backgroundDone);
      // An open socket would keep the server from leaving.
      void live?.close();
    });
  }
}

/** Next ends the process when everybody has been answered; what goes on after answers of the Pages API it can't know. */
function leaveAfter(work: () => Promise<void>): void {
  const { exit } = process;
  process.exit = (code) => {
    void work().finally(() => exit(code));
    return undefined as never;
  };
}

async function sweepUntil(stopping: AbortSignal): Promise<void> {
  const { sweepEvery } = await import("@/lib/dialogs/sweep");
  if (stopping.aborted) return;
  const stop = sweepEvery(sweepMs);
  stopping.addEventListener("abort", stop, { once: true });
}
