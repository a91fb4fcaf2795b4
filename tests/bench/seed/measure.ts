import { cpus, totalmem } from "node:os";

/** How long something took, over many rounds, in milliseconds. */
export type Line = { name: string; median: number; p95: number; max: number };

/** Does something so many times, after a few for warming up, and keeps how long each time took. */
export async function measure(
  name: string,
  rounds: number,
  work: (round: number) => Promise<unknown>,
): Promise<Line> {
  for (let round = 0; round < Math.min(5, rounds); round += 1) await work(round);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begunAt = performance.now();
    await work(round);
    times.push(performance.now() - begunAt);
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { name, median: at(0.5), p95: at(0.95), max: at(1) };
}

/** Prints the figures beside the first line's, which is the yardstick. */
export function printTable(lines: readonly Line[], messages: number): void {
  const [yardstick] = lines;
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const rows = lines.map(({ name, median, p95, max }) => {
    const figures = [median, p95, max]
      .map((time) => time.toFixed(2).padStart(10))
      .join("");
    const ratio = (p95 / (yardstick?.p95 ?? 1)).toFixed(1);
    return `${name.padEnd(26)}${figures}${`${ratio}×`.padStart(10)}`;
  });
  process.stdout.write(
    `\n${messages} messages; ${cpus().length} cores, ${gigabytes} GB; milliseconds\n` +
      `${"".padEnd(26)}${"median".padStart(10)}${"p95".padStart(10)}${"max".padStart(10)}${"p95 ratio".padStart(10)}\n` +
      `${rows.join("\n")}\n`,
  );
}
