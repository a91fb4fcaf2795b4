import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { findBrowser } from "@/scripts/steps/browser";
import type { House } from "@/scripts/steps/supervise";
import { clinic } from "@/tests/e2e/support/clinic";

/** Chromium without anything that works behind the page's back. */
export async function openBrowser(house: House): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  house.keep({ name: "Chromium", stop: () => browser.close() });
  return browser;
}

/** A browser of its own in which the clinic's admin has signed in. */
export async function signedIn(
  browser: Browser,
  appUrl: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: appUrl,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1440, height: 900 },
  });
  // What tsx makes of a function that has a name calls this, also where a page runs it.
  await context.addInitScript("globalThis.__name = (named) => named");
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Email" }).fill(clinic.admin.email);
  await page.getByLabel("Password", { exact: true }).fill(clinic.admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Main Menu" }).waitFor();
  await page.close();
  return context;
}

/** Opens the inbox and waits until it hears of what happens; a page may be prepared for it. */
export async function openInbox(
  context: BrowserContext,
  prepare?: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto("/dialogs");
  await untilLive(page);
  return page;
}

/** Waits until the inbox hears of what happens. */
export const untilLive = (page: Page) =>
  page.getByText("Live", { exact: true }).waitFor();
