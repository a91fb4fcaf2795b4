import type { Locator, Page } from "@playwright/test";

/**
 * Clicks where something stands with the mouse alone: a click of the library's own also looks, within the page and
 * while the page answers it, whether it hits.
 */
export async function clickAt(page: Page, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error("What is to be clicked is not there.");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
