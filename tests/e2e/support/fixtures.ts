import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { lastLines } from "@/scripts/steps/processes";
import { untilAwake, wakeful } from "./awake";
import { clinic, readWorld } from "./clinic";
import { type StandinClient, standinClient } from "./standin-client";

type Fixtures = {
  appUrl: string;
  standin: StandinClient;
  /** Signs in on a page and waits until the portal is awake; the clinic's admin unless it is told who. */
  signIn(page: Page, who?: { email: string; password: string }): Promise<void>;
  /** A page of somebody else's browser, watched like the first. */
  anotherBrowser(): Promise<Page>;
  /** Fails the test when a page prints an error, throws, or asks another host. Always on. */
  strictness: Strictness;
  /** Says beforehand what a page will complain of, such as a refused sign-in; it must then happen. */
  expectComplaint(words: RegExp): void;
  /** Says what a page may complain of or not, as it happens to ask at the moment when the network is away. */
  allowComplaint(words: RegExp): void;
};

type Strictness = {
  watch(context: BrowserContext): void;
  expected: RegExp[];
  allowed: RegExp[];
};

/**
 * The browser tests' `test`: the world's address, pages that are awake when one has come to them, the stand-in, signing
 * in, and no tolerance for errors.
 */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  appUrl: async ({}, use) => use(readWorld().appUrl),
  baseURL: async ({ appUrl }, use) => use(appUrl),
  page: async ({ page }, use) => use(wakeful(page)),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  standin: async ({}, use) => use(standinClient(readWorld().standinUrl)),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  signIn: async ({}, use) => use(signIn),
  anotherBrowser: async ({ browser, contextOptions, strictness, appUrl }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL: appUrl });
      contexts.push(context);
      strictness.watch(context);
      return wakeful(await context.newPage());
    });
    for (const context of contexts) await context.close();
  },
  strictness: [
    async ({ context, appUrl }, use, testInfo) => {
      const complaints: string[] = [];
      const expected: RegExp[] = [];
      const allowed: RegExp[] = [];
      const watch = (each: BrowserContext) => watchFor(complaints, each, appUrl);
      watch(context);
      await use({ watch, expected, allowed });
      const told = complaints.filter((one) => !allowed.some((words) => words.test(one)));
      const surprises = unexpected(told, expected);
      if (testInfo.status !== testInfo.expectedStatus || surprises.length > 0)
        tellTheLog();
      expect(surprises, "what the pages complained of").toEqual([]);
    },
    { auto: true },
  ],
  expectComplaint: async ({ strictness }, use) =>
    use((words) => void strictness.expected.push(words)),
  allowComplaint: async ({ strictness }, use) =>
    use((words) => void strictness.allowed.push(words)),
});

export { expect };

async function signIn(page: Page, who = clinic.admin) {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Email" }).fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Main Menu" })).toBeVisible();
  await untilAwake(page);
}

function watchFor(complaints: string[], context: BrowserContext, appUrl: string) {
  const home = new URL(appUrl).host;
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`thrown: ${error.error().message}`));
  context.on("request", (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && host !== home)
      complaints.push(`asked another host: ${host}`);
  });
}

/** What was not announced, and what was announced and did not happen. */
function unexpected(complaints: string[], expected: RegExp[]): string[] {
  const surprises = complaints.filter(
    (complaint) => !expected.some((words) => words.test(complaint)),
  );
  const missing = expected.filter(
    (words) => !complaints.some((complaint) => words.test(complaint)),
  );
  return [...surprises, ...missing.map((words) => `nothing like ${words}`)];
}

function tellTheLog() {
  process.stderr.write(`The application's last words:\n${lastLines(readWorld().log)}\n`);
}
