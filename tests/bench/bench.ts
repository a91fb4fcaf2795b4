import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Postgres } from "@/scripts/steps/postgres";
import { type House, supervise } from "@/scripts/steps/supervise";
import { keepReport } from "./figures/keep-report";
import { missed, type Section } from "./figures/report";
import { openClinic } from "./ground/clinic";
import { startServer } from "./ground/server";
import { type Suite, suites } from "./suites";

/**
 * `npm run bench [suite …] [-- --quick]`: the product beside its yardsticks, in one run on this machine. The databases
 * are made once and kept in `--folder`. All of it, or what is asked for with `--write`, becomes `docs/benchmarks.md`.
 * Ends with 1 where a bar is missed.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean" },
    write: { type: "boolean" },
    sizes: { type: "string" },
    folder: { type: "string" },
  },
});
const sizes = (values.sizes ?? (values.quick ? "100000" : "1000000,4000000"))
  .split(",")
  .map(Number);
const folder = path.resolve(values.folder ?? path.join(tmpdir(), "dialogs-bench"));
const wanted = positionals.length > 0 ? positionals : Object.keys(suites);

const sections: Section[] = [];

await supervise(async (house) => {
  await mkdir(folder, { recursive: true });
  const server = house.keep(await startServer(folder, house.signal));
  for (const messages of sizes) await measure(house, { server, messages });
  if (sections.length > 0)
    await keepReport(sections, {
      isWhole: values.write ?? (!values.quick && positionals.length === 0),
    });
  const failed = missed(sections);
  process.stdout.write(
    failed.length > 0 ? `\nMissed:\n  ${failed.join("\n  ")}\n` : "\nAll bars met.\n",
  );
  return failed.length > 0 ? 1 : 0;
});

type Ground = { server: Postgres; messages: number };

async function measure(house: House, { server, messages }: Ground): Promise<void> {
  const clinic = await openClinic(house, server, messages);
  try {
    for (const name of wanted) {
      const suite = suites[name as keyof typeof suites] as Suite | undefined;
      if (!suite)
        throw new Error(`There is no suite ${name}: ${Object.keys(suites).join(", ")}.`);
      if (suite.once && messages !== sizes[0]) continue;
      house.signal.throwIfAborted();
      const section = await suite.run(clinic, first(name, messages));
      sections.push({ ...section, suite: name });
    }
  } finally {
    await clinic.close();
  }
}

/** What the same suite measured at the first size, where this is another. */
function first(name: string, messages: number): Section | undefined {
  if (messages === sizes[0]) return undefined;
  return sections.find(({ suite }) => suite === name);
}
