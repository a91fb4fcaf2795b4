import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Has a page look as on a device that is set so, and waits until it does; nothing moves there. */
export async function lookAs(page: Page, colorScheme: "light" | "dark") {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}

/** Looked at once all that moves has come to its end and is drawn: half-way there, colours are no colours of ours. */
export async function expectNoViolations(page: Page) {
  await page.evaluate(whenSettled);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(
    ({ id, nodes: [node] }) => `${id}: ${node?.html} ${node?.any[0]?.message}`,
  );
  expect(told).toEqual([]);
}

/** Runs in the page. What goes round for ever is not waited for. */
async function whenSettled() {
  const drawn = () => new Promise((done) => requestAnimationFrame(done));
  await drawn();
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await drawn();
}
