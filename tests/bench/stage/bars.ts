import { cpus, totalmem } from "node:os";

/** What was measured, many times, and the bar that its 95th percentile must not pass. */
export type Measured = {
  name: string;
  values: readonly number[];
  /** Milliseconds, where nothing else is said. */
  unit?: string;
  bar?: number;
};

/** Prints what is measured beside its bars, as it comes. Answers whether all were met. */
export async function printBars(
  title: string,
  measured: AsyncIterable<Measured>,
): Promise<boolean> {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  process.stdout.write(`\n${title}; ${cpus().length} cores, ${gigabytes} GB\n`);
  printRow(["", "median", "p95", "bar", ""]);
  let areMet = true;
  for await (const one of measured) {
    areMet &&= isMet(one);
    printRow([
      one.name,
      figure(quantile(one.values, 0.5), one),
      figure(quantile(one.values, 0.95), one),
      one.bar === undefined ? "" : `≤ ${one.bar}`,
      verdict(one),
    ]);
  }
  return areMet;
}

/** The value below which a share of all stands. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

const isMet = ({ values, bar }: Measured) =>
  bar === undefined || quantile(values, 0.95) <= bar;

function verdict(one: Measured): string {
  if (one.bar === undefined) return "";
  return isMet(one) ? "met" : "MISSED";
}

function figure(value: number, { unit = "ms" }: Measured): string {
  return `${value < 1 ? value.toFixed(3) : value.toFixed(0)} ${unit}`;
}

const widths = [46, 12, 12, 10, 8];

function printRow(cells: string[]) {
  const padded = cells.map((cell, at) => {
    const width = widths[at] ?? 0;
    return at === 0 ? cell.padEnd(width) : cell.padStart(width);
  });
  process.stdout.write(`${padded.join("").trimEnd()}\n`);
}
