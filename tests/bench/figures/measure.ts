/** What is measured: its name, how one round of it goes, and how many times it is done in each round of all. */
export type Case = { name: string; work: (round: number) => Promise<unknown> };

/** How long something took, in milliseconds. */
export type Times = {
  name: string;
  median: number;
  p95: number;
  p99: number;
  max: number;
};

/**
 * Measures several things in turns, so that whatever else the machine does falls on all of them alike. The first
 * rounds warm up and don't count: until each connection has asked often enough to remember how (`db/remembered.ts`).
 */
export async function sideBySide(
  cases: readonly Case[],
  rounds: number,
): Promise<Times[]> {
  const times = cases.map((): number[] => []);
  const warming = Math.min(20, Math.ceil(rounds / 4));
  for (let round = -warming; round < rounds; round += 1) {
    for (const [index, { work }] of cases.entries()) {
      const begunAt = performance.now();
      await work(Math.abs(round));
      if (round >= 0) times[index]?.push(performance.now() - begunAt);
    }
  }
  return cases.map(({ name }, index) => timesOf(name, times[index] ?? []));
}

/** The quantiles of some times. */
export function timesOf(name: string, times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { name, median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
