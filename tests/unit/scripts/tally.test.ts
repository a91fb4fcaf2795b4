import {
  summaryOf,
  tallyJest,
  tallyPlaywright,
  totalOf,
  withRunner,
} from "@/scripts/steps/tally";
import { readTestPlan } from "@/scripts/steps/test-plan";

const file = (name: string, status: string, ...results: string[]) => ({
  name: `/home/maria/dialogs/tests/${name}`,
  status,
  assertionResults: results.map((result) => ({ status: result })),
});

test("Jest's results are counted by the folder of the tests", () => {
  const testResults = [
    file("unit/verify.test.ts", "passed", "passed", "passed"),
    file("integration/receive.test.ts", "failed", "passed", "failed"),
    file("unit/parse.test.ts", "passed", "passed", "pending", "todo"),
  ];
  expect(tallyJest({ testResults })).toEqual([
    { suite: "unit", passed: 3, failed: 0, skipped: 2 },
    { suite: "integration", passed: 1, failed: 1, skipped: 0 },
  ]);
});

test("a file that could not run, or whose clean-up failed, counts as one failure", () => {
  const testResults = [
    file("unit/broken.test.ts", "failed"),
    file("unit/untidy.test.ts", "failed", "passed"),
  ];
  expect(tallyJest({ testResults })).toEqual([
    { suite: "unit", passed: 1, failed: 2, skipped: 0 },
  ]);
});

test("a browser test that passed only at a second try counts as failed", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(tallyPlaywright({ stats, errors: [] })).toEqual({
    suite: "e2e",
    passed: 4,
    failed: 2,
    skipped: 2,
  });
});

test("browser tests that never began, since the application did not start, count as failed", () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(tallyPlaywright({ stats, errors: [{}] })).toMatchObject({ failed: 1 });
});

test("a runner that crashed without a report is a failure", () => {
  expect(totalOf(withRunner([], "jest", false))).toEqual({ passed: 0, failed: 1 });
  const told = [{ suite: "unit", passed: 1, failed: 2, skipped: 0 }];
  expect(withRunner(told, "jest", false)).toEqual(told);
});

test("the summary ends with the total alone on its line, in the words that are looked for", () => {
  const summary = summaryOf([
    { suite: "unit", passed: 120, failed: 0, skipped: 1 },
    { suite: "e2e", passed: 9, failed: 1, skipped: 0 },
  ]);
  expect(summary.split("\n").at(-1)).toBe("129 passed, 1 failed");
  const alone = /^(\w+: )?\d+ passed, \d+ failed$/;
  expect(summary.split("\n").filter((line) => alone.test(line.trim()))).toHaveLength(1);
});

test("without arguments everything is tested", () => {
  expect(readTestPlan([])).toEqual({
    suites: ["unit", "components", "integration", "e2e", "chaos"],
    filters: [],
  });
});

test("arguments choose suites, and what follows narrows them", () => {
  expect(readTestPlan(["integration", "receive", "-t", "unit"])).toEqual({
    suites: ["integration"],
    filters: ["receive", "-t", "unit"],
  });
  expect(readTestPlan(["unit", "e2e"]).suites).toEqual(["unit", "components", "e2e"]);
});
