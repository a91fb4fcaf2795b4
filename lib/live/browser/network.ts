/** Whether the browser knows that it has no network. A page of this very machine needs none. */
export const hasNoNetwork = () => !navigator.onLine && !isOwnMachine(location.hostname);

/** Tells when the browser gains or loses its network. */
export function onNetworkChange(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
}

const isOwnMachine = (hostname: string) =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
