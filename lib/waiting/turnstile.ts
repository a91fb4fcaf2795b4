import { waitingLine } from "./waiting-line";

type Turnstile = <Value>(work: () => Promise<Value>) => Promise<Value>;

/**
 * Lets so many pieces of work go on at once and the others wait in line, first come, first served. Whoever waited too
 * long is turned away (`TurnedAway`) before anything was done for them, so that an overload costs nothing but waiting.
 */
export function turnstile({
  atOnce,
  patienceMs,
}: {
  atOnce: number;
  patienceMs: number;
}): Turnstile {
  const line = waitingLine(atOnce);
  return (work) => line.take(work, patienceMs);
}
