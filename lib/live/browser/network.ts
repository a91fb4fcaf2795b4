/** Whether the browser knows that it has no network. A page of this very machine needs none. */
export const hasNoNetwork = () => !navigator.onLine && !isOwnMachine(location.hostname);

/** Tells when the browser gains or loses its network. */
export function onNetworkChange(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
}

/** Tells when the page is looked at again, or put away: it may have slept, and its socket died meanwhile. */
export function onWake(listener: () => void) {
  window.addEventListener("visibilitychange", listener);
  window.addEventListener("pageshow", listener);
}

const isOwnMachine = (hostname: string) =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
