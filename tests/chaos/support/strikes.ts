import { setTimeout as pause } from "node:timers/promises";
import { randomOf } from "@/tests/support/random";
import type { World } from "./world";

export type Strikes = { seconds: number; application: number; postgres: number };

/**
 * Kills the application and PostgreSQL so many times, mixed and spread over so many seconds, each after the one before
 * has come back. Answers with the longest time that one was away.
 */
export async function strike(
  { application, postgres }: World,
  plan: Strikes,
): Promise<{ longestAwayMs: number }> {
  const random = randomOf(7);
  const count = plan.application + plan.postgres;
  if (count === 0) await pause(plan.seconds * 1000);
  const everyMs = (plan.seconds * 1000) / count;
  let longestAwayMs = 0;
  for (let done = 0; done < count; done += 1) {
    const begunAt = performance.now();
    await pause(everyMs * (0.2 + random.below(60) / 100));
    const struckAt = performance.now();
    await (isPostgresNext(done, plan) ? postgres : application).kill();
    longestAwayMs = Math.max(longestAwayMs, performance.now() - struckAt);
    await pause(Math.max(0, begunAt + everyMs - performance.now()));
  }
  return { longestAwayMs };
}

/** Spreads the fewer evenly among the more. */
function isPostgresNext(done: number, { application, postgres }: Strikes): boolean {
  const dueAfter = (strikes: number) =>
    Math.floor((strikes * postgres) / (application + postgres));
  return dueAfter(done + 1) > dueAfter(done);
}
