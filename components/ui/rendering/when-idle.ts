/** However busy the page is, it is done by then. */
const latestMs = 1_000;

/**
 * Does something when the page has nothing else to do, and nobody presses anything: what is let go of next is answered
 * at once. Returns the way to call it off. Safari can't say when that is: there it is done a moment later.
 */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  let asked = ask();
  return () => cancelIdleCallback(asked);

  function ask() {
    return requestIdleCallback(workUnlessPressed, { timeout: latestMs });
  }
  function workUnlessPressed({ didTimeout }: IdleDeadline) {
    if (didTimeout || !document.querySelector(":active")) work();
    else asked = ask();
  }
}
