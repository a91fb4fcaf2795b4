import { gzipSync } from "node:zlib";
import type { BrowserContext, Page, Response as PageResponse } from "@playwright/test";
import { throttle } from "./throttle";
import { largestPaint, layoutShift, watch } from "./watch";

export type Loads = { largest: number[]; shift: number[]; scripts: number[] };

/**
 * Opens an address anew so many times, in a browser that has nothing of it yet. Its scripts are those that come until
 * it works as a whole: what a page at rest fetches ahead is not waited for by anybody.
 */
export async function firstLoads(
  context: BrowserContext,
  { path, rate, times, works }: Opening,
): Promise<Loads> {
  const loads: Loads = { largest: [], shift: [], scripts: [] };
  for (let time = 0; time < times; time += 1) {
    const page = await context.newPage();
    await watch(page);
    await forget(page);
    await throttle(page, rate);
    const scripts = scriptsOf(page);
    await page.goto(path);
    await works(page);
    loads.scripts.push(await scripts());
    await page.waitForLoadState("networkidle");
    loads.largest.push(await largestPaint(page));
    loads.shift.push(await layoutShift(page));
    await page.close();
  }
  return loads;
}

type Opening = {
  path: string;
  rate: number;
  times: number;
  /** Waits until everything on the page works. */
  works(page: Page): Promise<void>;
};

async function forget(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
}

/** How many kilobytes of scripts a page has fetched when it is asked, each as gzip packs it at its usual level. */
function scriptsOf(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  const take = (response: PageResponse) => {
    if (response.request().resourceType() === "script") bodies.push(response.body());
  };
  page.on("response", take);
  return async () => {
    page.off("response", take);
    const packed = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    return packed.reduce((sum, bytes) => sum + bytes, 0) / 1000;
  };
}
