import type { Page } from "@playwright/test";

/**
 * Watches from now on. What it answers with tells how long it takes, in milliseconds by the page's own clock, from the
 * next event of a kind until the newest line of the thread is another one and has been painted.
 */
export async function nextLine(
  page: Page,
  event: "click" | "keydown",
): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle((kind) => {
    const newest = () =>
      [...document.querySelectorAll("[role=log] .message-text")].at(-1);
    const left = newest();
    let begunAt = 0;
    const note = ({ timeStamp }: Event) => {
      begunAt = timeStamp;
    };
    addEventListener(kind, note, { capture: true, once: true });
    const painted = new Promise<number>((resolve) => {
      const watcher = new MutationObserver(() => {
        const shown = newest();
        if (!shown || shown === left) return;
        watcher.disconnect();
        // A task that is begun within a frame runs once that frame is painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - begunAt);
          port2.postMessage(null);
        });
      });
      watcher.observe(document.body, { childList: true, subtree: true });
    });
    return { painted };
  }, event);
  return () => watch.evaluate(({ painted }) => painted);
}
