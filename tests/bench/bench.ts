import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { supervise } from "@/scripts/steps/supervise";
import { keepReport } from "./figures/keep-report";
import { missed, type Section } from "./figures/report";
import { type Clinic, openClinic } from "./ground/clinic";
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
  let first: Clinic | undefined;
  try {
    for (const messages of sizes) {
      const clinic = await openClinic(house, server, messages);
      await measure(clinic, first);
      if (first) await clinic.close();
      first ??= clinic;
    }
  } finally {
    await first?.close();
  }
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

/** All that was asked for, on one clinic; beside the first, where it is another. */
async function measure(clinic: Clinic, first?: Clinic): Promise<void> {
  for (const name of wanted) {
    const suite = suites[name as keyof typeof suites] as Suite | undefined;
    if (!suite)
      throw new Error(`There is no suite ${name}: ${Object.keys(suites).join(", ")}.`);
    if (suite.once && first) continue;
    clinic.house.signal.throwIfAborted();
    clinic.become();
    const section = await suite.run(clinic, first);
    sections.push({ ...section, suite: name });
  }
}
