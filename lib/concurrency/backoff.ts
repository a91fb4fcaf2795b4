import { hourMs } from "@/lib/durations";

const longestMs = hourMs;

/**
 * How many milliseconds to wait after so many tries: 2, 4, 8 … seconds up to an hour, a fifth of it by chance, so that
 * many don't come back at once.
 */
export function backoffMs(attempts: number): number {
  const full = Math.min(longestMs, 1_000 * 2 ** attempts);
  return full * (0.8 + 0.2 * Math.random());
}
