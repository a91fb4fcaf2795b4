import { execFileSync, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

export type Ending = { code: number | null; signal: NodeJS.Signals | null };

/** A process of ours: `ended` settles once, however it ends; `stop` may be called again. */
export type Child = {
  name: string;
  pid: number;
  ended: Promise<Ending>;
  stop(): Promise<void>;
  /** The file that takes its words, if one does. */
  log?: string;
};

export type ChildPlan = {
  name: string;
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** `inherit`, or the file that takes its words (made anew). */
  output: "inherit" | string;
  stopSignal?: NodeJS.Signals;
  /** Where it works; here, if nothing is said. */
  cwd?: string;
  /** How long it may take to leave before it is made to. */
  patienceMs?: number;
};

/**
 * Starts a process in a group of its own, so that Ctrl+C in the terminal reaches only the script, which then stops
 * everything in the right order.
 */
export async function startChild(plan: ChildPlan): Promise<Child> {
  const words = plan.output === "inherit" ? "inherit" : openSync(plan.output, "w");
  const child = spawn(plan.file, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    detached: true,
    stdio: ["ignore", words, words],
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  await new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  const pid = child.pid as number;
  const stop = () => endGroup({ ...plan, pid, ended });
  const log = plan.output === "inherit" ? undefined : plan.output;
  return { name: plan.name, pid, ended, stop, log };
}

/** Runs a process to its end, or puts it away when everything is to stop. `begun` hears its pid. */
export async function runChild(
  plan: ChildPlan,
  signal: AbortSignal,
  begun?: (pid: number) => Promise<void>,
): Promise<Ending> {
  signal.throwIfAborted();
  const child = await startChild(plan);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped = child.stop();
  };
  signal.addEventListener("abort", stop, { once: true });
  await begun?.(child.pid);
  const ending = await child.ended;
  signal.removeEventListener("abort", stop);
  await stopped;
  signal.throwIfAborted();
  return ending;
}

/** When this process was born, or null if it is gone: with the pid it names one process for good, as pids come back. */
export function birthOf(pid: number): string | null {
  return process.platform === "linux" ? birthInProc(pid) : ps(pid, "lstart=");
}

/** The command line of a living process, or an empty text. */
export function commandOf(pid: number): string {
  if (process.platform !== "linux") return ps(pid, "command=") ?? "";
  return read(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ") ?? "";
}

/** Asks a process that another run of ours left behind to go, and makes it go when it doesn't. */
export async function endStranger(pid: number, asks: NodeJS.Signals[]) {
  const birth = birthOf(pid);
  for (const signal of asks) {
    if (!birth || !kill(pid, signal)) return;
    for (let waited = 0; waited < 10_000; waited += 50) {
      if (birthOf(pid) !== birth) return;
      await pause(50);
    }
  }
}

/** The last lines of a file of words, or nothing if there is none. */
export function lastLines(file: string, count = 15): string {
  return (read(file) ?? "").trimEnd().split("\n").slice(-count).join("\n");
}

async function endGroup(child: ChildPlan & { pid: number; ended: Promise<Ending> }) {
  kill(child.pid, child.stopSignal ?? "SIGTERM");
  const late = pause(child.patienceMs ?? 15_000, undefined, { ref: false });
  await Promise.race([child.ended, late]);
  // Made to go when it is late; in any case its own workers, which some runners leave behind.
  kill(-child.pid, "SIGKILL");
  await child.ended;
}

function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // macOS says EPERM of a group whose processes have all ended.
    if (code === "ESRCH" || (code === "EPERM" && pid < 0)) return false;
    throw error;
  }
}

function birthInProc(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  // The name stands in brackets and may hold anything; the state and the start time come after the last one.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (!fields || fields[0] === "Z") return null;
  return `${read("/proc/sys/kernel/random/boot_id")?.trim()} ${fields[19]}`;
}

function ps(pid: number, column: string): string | null {
  try {
    const words = execFileSync("ps", ["-o", column, "-p", String(pid)]);
    return words.toString().trim() || null;
  } catch {
    return null;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
