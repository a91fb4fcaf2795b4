import type { Page } from "@playwright/test";

const visits = ["goto", "reload", "goBack", "goForward"] as const;

/** A page whose visits end when it is awake: what one clicks or types before React has taken it over may be lost. */
export function wakeful(page: Page): Page {
  for (const visit of visits) {
    const go = page[visit].bind(page) as (...asked: unknown[]) => Promise<unknown>;
    const goAndWait = async (...asked: unknown[]) => {
      const answer = await go(...asked);
      await untilAwake(page);
      return answer;
    };
    Object.assign(page, { [visit]: goAndWait });
  }
  return page;
}

/**
 * Waits until React has taken over all that the server drew, and has begun to listen for keys. What is waited for
 * answers at once: of a promise, Playwright takes whatever it comes to for a yes.
 */
export async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction(isAwake, undefined, { timeout: 15_000 });
  await page.evaluate(untilIdle);
}

/** Effects run after React has drawn: when the page has nothing else to do, they have. A file's page runs nothing. */
async function untilIdle(): Promise<void> {
  if (!document.querySelector('script[src*="/_next/"]')) return;
  await new Promise((done) => requestIdleCallback(done, { timeout: 1_000 }));
}

/** React's own record of the page, as far as it says what is still asleep. It hangs on the document. */
type Part = {
  memoizedState?: { isDehydrated?: boolean; dehydrated?: unknown } | null;
  child: Part | null;
  sibling: Part | null;
  stateNode?: { current: Part } | null;
};

/** Runs in the page. What the product did not draw (a file, a plain answer) is never taken over. */
function isAwake(): boolean {
  if (!document.querySelector('script[src*="/_next/"]')) return true;
  const key = Object.keys(document).find((name) => name.startsWith("__reactContainer$"));
  const root = key && (document as unknown as Record<string, Part>)[key]?.stateNode;
  if (!root || root.current.memoizedState?.isDehydrated) return false;
  const parts: (Part | null)[] = [root.current.child];
  while (parts.length > 0) {
    const part = parts.pop();
    if (!part) continue;
    // What waits for its scripts stays as the server drew it, and deaf.
    if (part.memoizedState?.dehydrated) return false;
    parts.push(part.child, part.sibling);
  }
  return true;
}
