import type { Page } from "@playwright/test";

/** What the browser itself says of a page, gathered from its first moment on. */
type Seen = {
  interactions: { id: number; at: number; ms: number }[];
  shifts: { at: number; value: number }[];
  largestAt: number;
};

declare global {
  interface Window {
    benchSeen: Seen;
  }
}

/** The browser says nothing of interactions that are painted sooner. */
const leastMs = 16;

/** Has every page of a context watched: event timing, layout shifts and the largest paint. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript((durationThreshold) => {
    const seen: Seen = { interactions: [], shifts: [], largestAt: 0 };
    window.benchSeen = seen;
    const observe = (type: string, take: (entry: never) => void, more = {}) =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) take(entry as never);
      }).observe({ type, buffered: true, ...more });
    observe(
      "event",
      ({ interactionId, startTime, duration }: PerformanceEventTiming) => {
        if (interactionId)
          seen.interactions.push({ id: interactionId, at: startTime, ms: duration });
      },
      { durationThreshold },
    );
    observe("layout-shift", (shift: PerformanceEntry & Shift) => {
      if (!shift.hadRecentInput)
        seen.shifts.push({ at: shift.startTime, value: shift.value });
    });
    observe("largest-contentful-paint", ({ startTime }: PerformanceEntry) => {
      seen.largestAt = startTime;
    });
  }, leastMs);
}

type Shift = { value: number; hadRecentInput: boolean };

/**
 * The time from the input to the next paint, for each of so many interactions that are done meanwhile: the longest
 * event of each counts, as in INP. What the browser does not mention took at most 16 ms.
 */
export async function interactionTimes(
  page: Page,
  count: number,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const since = await page.evaluate(() => performance.now());
  await work();
  await page.waitForTimeout(400);
  const said = await page.evaluate(
    (from) => window.benchSeen.interactions.filter(({ at }) => at >= from),
    since,
  );
  const longest = new Map<number, number>();
  for (const { id, ms } of said) longest.set(id, Math.max(ms, longest.get(id) ?? 0));
  const unsaid = Math.max(0, count - longest.size);
  return [...longest.values(), ...Array.from({ length: unsaid }, () => leastMs)];
}

/** When the largest piece of the page had been painted. */
export const largestPaint = (page: Page) =>
  page.evaluate(() => window.benchSeen.largestAt);

/** How much of the page moved under its reader's eyes so far: the sum, which is at least what browsers report as CLS. */
export const layoutShift = (page: Page) =>
  page.evaluate(() => window.benchSeen.shifts.reduce((sum, { value }) => sum + value, 0));
