/** However busy the page is, it is done by then. */
const latestMs = 1_000;

/**
 * Does something when the page has nothing else to do. Returns the way to call it off. Safari can't say when that is:
 * there it is done a moment later.
 */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: latestMs });
  return () => cancelIdleCallback(asked);
}
