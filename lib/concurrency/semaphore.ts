/** Something was waited for as long as it could be. Where it waited in a queue, it was not begun: it may be asked again. */
export class TimedOut extends Error {}

/** What {@link semaphore} made. */
export type Semaphore = ReturnType<typeof semaphore>;

/**
 * So many permits, and a queue for them: first come, first served. Whoever is done hands the permit over, so that nobody
 * comes in between. Each process counts for itself.
 */
export function semaphore(permits: number) {
  let taken = 0;
  const queue = new Set<() => void>();

  const acquire = (timeoutMs?: number) => {
    if (taken >= permits) return wait(timeoutMs);
    taken += 1;
  };
  const wait = (timeoutMs?: number) =>
    new Promise<void>((resolve, reject) => {
      const proceed = () => {
        clearTimeout(timeout);
        queue.delete(proceed);
        resolve();
      };
      const giveUp = () => {
        queue.delete(proceed);
        reject(new TimedOut("The queue was too long."));
      };
      const timeout = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
      queue.add(proceed);
    });
  const release = () => {
    const [next] = queue;
    if (next) next();
    else taken -= 1;
  };

  return {
    /** How many wait. Nobody does while a permit is free. */
    queued: () => queue.size,
    isFull: () => taken >= permits,
    isIdle: () => taken === 0,
    /** Does the work in its turn. @throws TimedOut where its turn did not come in that time. */
    async run<Value>(work: () => Promise<Value>, timeoutMs?: number): Promise<Value> {
      await acquire(timeoutMs);
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}
