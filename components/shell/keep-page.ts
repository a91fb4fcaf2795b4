import { hasNoNetwork } from "@/lib/live/browser/network";

/**
 * Stops what would put another document in place of this one while there is no network: that would be the browser's own
 * page, which says so and has lost what stood here. The router comes to it by itself, where a page that it asks for
 * doesn't come, and then waits to be gone: that it stayed, it hears as of a page that Back brought. Back is not stopped:
 * the browser may have kept what it leads to. Nor is a call or an e-mail, which another program takes.
 */
export function keepPage(onKept: () => void, signal: AbortSignal) {
  // A browser from before 2026 may have none.
  const { navigation } = window as Partial<Window>;
  navigation?.addEventListener(
    "navigate",
    (event) => {
      const { cancelable, destination, downloadRequest, navigationType } = event;
      const isGone =
        !destination.sameDocument &&
        downloadRequest === null &&
        /^https?:/.test(destination.url);
      if (!cancelable || !isGone || navigationType === "traverse" || !hasNoNetwork())
        return;
      event.preventDefault();
      onKept();
      setTimeout(() =>
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
      );
    },
    { signal },
  );
}
