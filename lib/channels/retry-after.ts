import { hourMs } from "@/lib/durations";

/** What asks for more than an hour would keep an account silent for a mistake. */
const longestMs = hourMs;

/**
 * How long a provider asks to be left alone, in milliseconds, by the seconds of its Retry-After: an hour at most. Null
 * where it says nothing that is a length of time.
 */
export function retryAfterMs(header: string | null | undefined): number | null {
  const seconds = Number(header ?? Number.NaN);
  return seconds > 0 ? Math.min(longestMs, seconds * 1_000) : null;
}
