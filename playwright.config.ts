import { defineConfig, type ReporterDescription } from "@playwright/test";

const report = process.env.E2E_REPORT;
const written: ReporterDescription[] = report ? [["json", { outputFile: report }]] : [];

/** The browser tests: Chromium against the production build, which `tests/e2e/support/world.ts` starts. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/support/global-setup.ts",
  reporter: [["list"], ...written],
  // One clinic serves all tests, so they go one after the other; a test that passes only sometimes has failed.
  workers: 1,
  retries: 0,
  // A busy machine takes its time; whoever waits for what never comes waits no longer than this.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Nothing outside this machine has an address.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      ],
    },
  },
});
