/** How many tests of a suite did what. */
export type Tally = { suite: string; passed: number; failed: number; skipped: number };

type JestReport = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string }[];
  }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** A tally for each folder of `tests/`. A file that did not run, or whose after-hooks failed, counts as one failure. */
export function tallyJest({ testResults }: JestReport): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { name, status, assertionResults } of testResults) {
    const suite = /[/\\]tests[/\\]([^/\\]+)/.exec(name)?.[1] ?? "other";
    const tally = tallies.get(suite) ?? { suite, passed: 0, failed: 0, skipped: 0 };
    const count = (...wanted: string[]) =>
      assertionResults.filter((result) => wanted.includes(result.status)).length;
    const failed = count("failed");
    tally.passed += count("passed");
    tally.failed += failed || (status === "failed" ? 1 : 0);
    tally.skipped += count("pending", "skipped", "todo", "disabled");
    tallies.set(suite, tally);
  }
  return [...tallies.values()];
}

/** Playwright's tally. A test that passed only at a second try counts as failed. */
export function tallyPlaywright({ stats, errors }: PlaywrightReport): Tally {
  const failed = stats.unexpected + stats.flaky;
  return {
    suite: "e2e",
    passed: stats.expected,
    failed: failed || errors.length,
    skipped: stats.skipped,
  };
}

/** A runner that failed and counted no failure, or left no report, is itself a failure. */
export function withRunner(tallies: Tally[], runner: string, succeeded: boolean) {
  if (succeeded || tallies.some(({ failed }) => failed > 0)) return tallies;
  return [...tallies, { suite: runner, passed: 0, failed: 1, skipped: 0 }];
}

export const totalOf = (tallies: Tally[]) => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
});

/** A line for each suite, and last, alone on its line, `N passed, N failed`. */
export function summaryOf(tallies: Tally[]): string {
  const lines = tallies.map(({ suite, passed, failed, skipped }) => {
    const others = skipped > 0 ? `   skipped ${skipped}` : "";
    return `  ${suite.padEnd(12)} passed ${passed}   failed ${failed}${others}`;
  });
  const { passed, failed } = totalOf(tallies);
  return [...lines, `${passed} passed, ${failed} failed`].join("\n");
}
