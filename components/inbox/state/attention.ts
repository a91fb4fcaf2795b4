/** What happens around the screen and may mean that something changed. */
export type Surprises = {
  /** The person looks again, or the network is back. */
  onReturn(): void;
  onOnline(isOnline: boolean): void;
  /** Back or Forward was pressed. */
  onPlace(): void;
};

/** Listens to the window until the returned function is called. */
export function attend({ onReturn, onOnline, onPlace }: Surprises): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const online = () => {
    onOnline(navigator.onLine);
    onReturn();
  };
  const visible = () => {
    if (isVisible()) onReturn();
  };
  window.addEventListener("focus", onReturn, { signal });
  window.addEventListener("online", online, { signal });
  window.addEventListener("offline", () => onOnline(false), { signal });
  window.addEventListener("popstate", onPlace, { signal });
  document.addEventListener("visibilitychange", visible, { signal });
  return () => stopping.abort();
}

/** Is the page in front of somebody, as far as the browser can say? */
export const isVisible = () => document.visibilityState === "visible";
