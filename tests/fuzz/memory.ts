import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** How much memory a process has (MB), once it has had a moment to let go of what it no longer needs. */
export async function restingMemory(pid: number): Promise<number> {
  const seen: number[] = [];
  for (let look = 0; look < 10; look += 1) {
    await pause(500);
    const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(pid)]).toString();
    seen.push(Number(kilobytes) / 1024);
  }
  return Math.min(...seen);
}
