import type { Locator, Page } from "@playwright/test";

/** From where the pointer comes to rest until it is pressed, and from there until it is let go. */
const aimMs = 60;
const pressMs = 80;

/**
 * Clicks where something stands as a hand does, with the mouse alone: it comes there, is pressed, and is let go a little
 * later. A click of the library's own does all of that at one moment, and looks, within the page and while the page
 * answers it, whether it hits.
 */
export async function clickAt(page: Page, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error("What is to be clicked is not there.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(aimMs);
  await page.mouse.down();
  await page.waitForTimeout(pressMs);
  await page.mouse.up();
}
