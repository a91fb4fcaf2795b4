import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { lastLines } from "@/scripts/steps/processes";
import { clinic, readWorld } from "./clinic";
import { type StandinClient, standinClient } from "./standin-client";

type Fixtures = {
  appUrl: string;
  standin: StandinClient;
  /** Signs in on a page and waits for the portal; the clinic's admin unless it is told who. */
  signIn(page: Page, who?: { email: string; password: string }): Promise<void>;
  /** A page of somebody else's browser, watched like the first. */
  anotherBrowser(): Promise<Page>;
  /** Fails the test when a page prints an error, throws, or asks another host. Always on. */
  strictness: (context: BrowserContext) => void;
};

/** The browser tests' `test`: the world's address, the stand-in, signing in, and no tolerance for errors. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  appUrl: async ({}, use) => use(readWorld().appUrl),
  baseURL: async ({ appUrl }, use) => use(appUrl),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  standin: async ({}, use) => use(standinClient(readWorld().standinUrl)),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  signIn: async ({}, use) => use(signIn),
  anotherBrowser: async ({ browser, contextOptions, strictness, appUrl }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL: appUrl });
      contexts.push(context);
      strictness(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  strictness: [
    async ({ context, appUrl }, use, testInfo) => {
      const troubles: string[] = [];
      const watch = (each: BrowserContext) => watchFor(troubles, each, appUrl);
      watch(context);
      await use(watch);
      if (testInfo.status !== testInfo.expectedStatus) tellTheLog();
      expect(troubles, "what the pages complained of").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

async function signIn(page: Page, who = clinic.admin) {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Email" }).fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Main Menu" })).toBeVisible();
}

function watchFor(troubles: string[], context: BrowserContext, appUrl: string) {
  const home = new URL(appUrl).host;
  context.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`thrown: ${error.error().message}`));
  context.on("request", (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && host !== home)
      troubles.push(`asked another host: ${host}`);
  });
}

function tellTheLog() {
  process.stderr.write(`The application's last words:\n${lastLines(readWorld().log)}\n`);
}
