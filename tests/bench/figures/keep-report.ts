import { writeFile } from "node:fs/promises";
import path from "node:path";
import { asMarkdown, machine, type Section } from "./report";

const file = path.resolve("docs/benchmarks.md");

/** Prints the tables, and writes them to the docs where everything was measured. */
export async function keepReport(
  sections: readonly Section[],
  { isWhole }: { isWhole: boolean },
): Promise<void> {
  const tables = asMarkdown(sections);
  process.stdout.write(`\n${machine()}\n\n${tables}\n`);
  if (!isWhole) return;
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(
    file,
    `# Benchmarks\n\n\`npm run bench\` wrote this on ${day}: ${machine()}. Each table was measured in turns with its yardstick, the first line, in one run, its clinic read into memory before; ratios say more than times. What a missed bar means is in [growth](growth.md).\n\n${tables}`,
  );
}
