import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The resident memory, in MB, of the largest of a process's descendants: the server. */
export function serverMemory(pid: number): number {
  const children = execFileSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    children.flatMap(([own = 0, its]) => (its === parent ? [own, ...below(own)] : []));
  return Math.max(0, ...below(pid).map(residentOf));
}

function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
