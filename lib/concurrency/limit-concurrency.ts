import { semaphore } from "./semaphore";

type Limit = { most: number; timeoutMs: number };

type Limited = <Value>(work: () => Promise<Value>) => Promise<Value>;

/**
 * Lets so many pieces of work go on at once; the others are queued, first come, first served. What waited too long is
 * refused (`TimedOut`) before anything was done for it, so that an overload costs nothing but waiting.
 */
export function limitConcurrency({ most, timeoutMs }: Limit): Limited {
  const { run } = semaphore(most);
  return (work) => run(work, timeoutMs);
}
