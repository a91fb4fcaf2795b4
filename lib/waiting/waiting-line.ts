/** Somebody waited in line for as long as they could. Nothing was begun: it may be asked again. */
export class TurnedAway extends Error {}

/** A line that {@link waitingLine} opened. */
export type WaitingLine = ReturnType<typeof waitingLine>;

/**
 * So many places, and a line before them: first come, first served. Whoever leaves hands the place over, so that nobody
 * comes in between. Each process counts for itself.
 */
export function waitingLine(places: number) {
  let taken = 0;
  const line = new Set<() => void>();

  const enter = (patienceMs?: number) => {
    if (taken >= places) return wait(patienceMs);
    taken += 1;
  };
  const wait = (patienceMs?: number) =>
    new Promise<void>((resolve, reject) => {
      const call = () => {
        clearTimeout(patience);
        line.delete(call);
        resolve();
      };
      const giveUp = () => {
        line.delete(call);
        reject(new TurnedAway("The line was too long."));
      };
      const patience =
        patienceMs === undefined ? undefined : setTimeout(giveUp, patienceMs);
      line.add(call);
    });
  const leave = () => {
    const [next] = line;
    if (next) next();
    else taken -= 1;
  };

  return {
    /** How many wait. Nobody does while a place is free. */
    waiting: () => line.size,
    isFull: () => taken >= places,
    isDeserted: () => taken === 0,
    /** Does the work in its turn. @throws TurnedAway where its turn did not come in that time. */
    async take<Value>(work: () => Promise<Value>, patienceMs?: number): Promise<Value> {
      await enter(patienceMs);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
