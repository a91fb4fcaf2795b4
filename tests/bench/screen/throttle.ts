import type { Page } from "@playwright/test";

/** Makes a page's processor so many times slower: a good computer then stands for one of a reception. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}
