import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./browser";
import { ensureBuild, isBuildFresh } from "./build";
import { freePort } from "./ports";
import { startPostgres, throwAway } from "./postgres";
import { Problem } from "./problem";
import { runChild } from "./processes";
import { step } from "./say";
import { passingSecret } from "./secrets";
import type { House } from "./supervise";
import { type Tally, tallyJest, tallyPlaywright, withRunner } from "./tally";
import type { TestPlan } from "./test-plan";

/** Runs the chosen suites on a database of their own, and tells how many tests of each passed. */
export async function runTests(house: House, plan: TestPlan): Promise<Tally[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "dialogs-test-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  house.keep({ name: "The tests' folder", stop: remove });
  const jest = await runJest(house, plan, folder);
  const browser = await runBrowserTests(house, plan, folder);
  return [...jest, ...browser, ...(await runChaos(house, plan))];
}

async function runJest(house: House, plan: TestPlan, folder: string): Promise<Tally[]> {
  const projects = plan.suites.filter((suite) => suite !== "e2e" && suite !== "chaos");
  if (projects.length === 0) return [];
  if (projects.includes("integration"))
    await step("Starting PostgreSQL", () => provideTestDatabase(house, folder));
  const report = path.join(folder, "jest.json");
  const output = ["--json", `--outputFile=${report}`];
  const chosen = ["--selectProjects", ...projects, "--ci", "--maxWorkers=2"];
  const args = [...chosen, ...output, "--passWithNoTests", ...plan.filters];
  const passed = await run(house, path.join("jest", "bin", "jest.js"), args);
  return withRunner(tallyJest(await readReport(report, noJest)), "jest", passed);
}

async function provideTestDatabase(house: House, folder: string) {
  const database = await startPostgres({
    folder: path.join(folder, "postgres"),
    port: freePort,
    // How a statement is planned hangs on what has been counted: that is done where a test says so, and at no other time.
    settings: { ...throwAway, autovacuum: "off" },
    signal: house.signal,
  });
  house.keep(database);
  process.env.TEST_DATABASE_URL = database.url;
  process.env.TEST_RUN = `run_${passingSecret().replaceAll(/[^a-z0-9]/g, "")}`;
}

async function runBrowserTests(
  house: House,
  plan: TestPlan,
  folder: string,
): Promise<Tally[]> {
  if (!plan.suites.includes("e2e")) return [];
  process.env.CHROMIUM_PATH = await findBrowser();
  await provideBuild(house);
  process.env.E2E_REPORT = path.join(folder, "playwright.json");
  const args = ["test", "--pass-with-no-tests", ...plan.filters];
  const passed = await run(house, path.join("@playwright", "test", "cli.js"), args);
  const tally = tallyPlaywright(await readReport(process.env.E2E_REPORT, noPlaywright));
  return withRunner([tally], "playwright", passed);
}

/** A little of chaos and fuzz: each of its bars that is not met is printed, and together they count as one test. */
async function runChaos(house: House, plan: TestPlan): Promise<Tally[]> {
  if (!plan.suites.includes("chaos")) return [];
  await provideBuild(house);
  const args = ["--import", "tsx", path.join("tests", "chaos", "cut.ts")];
  const passed = await start(house, "chaos", args);
  return [{ suite: "chaos", passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }];
}

async function provideBuild({ signal }: House) {
  if (await isBuildFresh()) return;
  await step("Building the app (a minute or two)", () => ensureBuild(signal));
}

const run = (house: House, program: string, args: string[]): Promise<boolean> =>
  start(house, program, [path.join("node_modules", program), ...args]);

async function start(house: House, name: string, args: string[]): Promise<boolean> {
  const plan = {
    name,
    file: process.execPath,
    args,
    env: process.env,
    output: "inherit",
    // Both runners put their workers and servers away at Ctrl+C.
    stopSignal: "SIGINT" as const,
    patienceMs: 20_000,
  };
  return (await runChild(plan, house.signal)).code === 0;
}

const noJest = { testResults: [] };
const noPlaywright = {
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
  errors: [],
};

/** The runner's report, or one that counts nothing where it left none. */
async function readReport<Report>(file: string, none: Report): Promise<Report> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return none;
    throw new Problem(`The tests' report can't be read: ${(error as Error).message}`);
  }
}
