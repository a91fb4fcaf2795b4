import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Child, startChild } from "@/scripts/steps/processes";
import { untilHealthy } from "@/scripts/steps/serve";

/** `npm start`, which somebody starts again whenever it has ended, as a machine's service manager does. */
export type Application = {
  name: string;
  /** Ends it as a power cut would, server and script at once; answers when it serves again. */
  kill(): Promise<void>;
  serves(): Promise<void>;
  /** The server's own process. */
  pid(): Promise<number>;
  stop(): Promise<void>;
};

type Place = { folder: string; port: number; signal: AbortSignal };

export function keepServing({ folder, port, signal }: Place): Application {
  let current: Child | undefined;
  let starts = 0;
  let isOver = false;
  const running = (async () => {
    while (!isOver) {
      starts += 1;
      current = await startChild(npmStart(path.join(folder, `start-${starts}.log`)));
      await current.ended;
      await pause(100);
    }
  })();
  const serves = () => untilHealthy({ port, output: "inherit", signal, limitMs: 90_000 });
  return {
    name: "npm start",
    serves,
    pid: async () => (await holderOf(folder)).children.at(-1)?.pid ?? 0,
    kill: async () => {
      const { pid, children } = await holderOf(folder);
      const ended = current?.ended;
      for (const each of [pid, ...children.map((child) => child.pid)]) cut(each);
      await ended;
      await serves();
    },
    stop: async () => {
      isOver = true;
      await current?.stop();
      await running;
    },
  };
}

const npmStart = (output: string) => ({
  name: "npm start",
  file: process.execPath,
  args: ["scripts/start.mjs"],
  env: process.env,
  output,
  patienceMs: 40_000,
});

type Holder = { pid: number; children: { pid: number }[] };

/** Who runs on the folder: the script's own note, by which a next start would find what it left behind. */
const holderOf = async (folder: string): Promise<Holder> =>
  JSON.parse(await readFile(path.join(folder, "run.lock"), "utf8"));

/** Every one of our processes leads a group. */
function cut(pid: number) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
