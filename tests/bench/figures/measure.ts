/** What is measured: its name, and how one round of it goes; those that warm up are numbered after those that count. */
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
 * rounds warm up and don't count: until each connection has asked often enough to remember how (`db/prepared.ts`), or
 * for as long as a search takes until the process runs it as one does that has been up for a while.
 */
export async function sideBySide(
  cases: readonly Case[],
  rounds: number,
  warming = Math.min(20, Math.ceil(rounds / 4)),
): Promise<Times[]> {
  const times = cases.map((): number[] => []);
  for (let round = -warming; round < rounds; round += 1) {
    for (const [index, { work }] of cases.entries()) {
      const begunAt = performance.now();
      await work(round < 0 ? rounds - 1 - round : round);
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
