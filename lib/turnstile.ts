/** Somebody waited in line for as long as they could. Nothing was begun: it may be asked again. */
export class TurnedAway extends Error {}

type Turnstile = <Value>(work: () => Promise<Value>) => Promise<Value>;

/**
 * Lets so many pieces of work go on at once and the others wait in line, first come, first served. Whoever waited too
 * long is turned away before anything was done for them, so that an overload costs nothing but waiting.
 */
export function turnstile({
  atOnce,
  patienceMs,
}: {
  atOnce: number;
  patienceMs: number;
}): Turnstile {
  let inside = 0;
  const line = new Set<() => void>();
  const enter = () =>
    new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        line.delete(next);
        reject(new TurnedAway("The line was too long."));
      }, patienceMs);
      const next = () => {
        clearTimeout(late);
        line.delete(next);
        resolve();
      };
      line.add(next);
    });
  const leave = () => {
    const [next] = line;
    if (next) next();
    else inside -= 1;
  };
  return async (work) => {
    if (inside >= atOnce) await enter();
    else inside += 1;
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
