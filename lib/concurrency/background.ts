import { log } from "@/lib/log";

/** What goes on after answers. All bundles of this process share it, so that whoever ends it knows. */
const kept = globalThis as typeof globalThis & { dialogsAfterwards?: Set<Promise<void>> };

/** How serverless hosting is told that something goes on: nextjs.org/docs/app/api-reference/functions/after. */
type Platform = {
  get(): { waitUntil?: (going: Promise<unknown>) => void } | undefined;
};
const platformKey = Symbol.for("@next/request-context");

/**
 * Does something after an answer, as Next's `after` does where there is one. Hosting that stops a process between
 * requests waits for it, and so does a server that is asked to end ({@link backgroundDone}).
 */
export function inBackground(work: () => Promise<void>): void {
  kept.dialogsAfterwards ??= new Set();
  const underWay = kept.dialogsAfterwards;
  const going = work()
    .catch((fault) => log("error", "afterwards.failed", {}, fault))
    .finally(() => underWay.delete(going));
  underWay.add(going);
  const platform = (globalThis as { [platformKey]?: Platform })[platformKey];
  platform?.get()?.waitUntil?.(going);
}

/** Ends when nothing that was begun by {@link inBackground} is left. */
export async function backgroundDone(): Promise<void> {
  while (kept.dialogsAfterwards?.size) await Promise.all(kept.dialogsAfterwards);
}
