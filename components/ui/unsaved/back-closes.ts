import { useEffect, useRef } from "react";
import { onBrowserBack } from "./on-browser-back";

/** What lies over the page and goes with Back, the topmost last. */
const layers: object[] = [];

/** Does Back close something before it leaves the page? */
export const isCovered = () => layers.length > 0;

/**
 * Has Back close what lies over the page, of several the topmost, where the page would have been left: on a phone that
 * is how one leaves what covers it. Not what the page's address asks for (`close` is null), which Back takes along by
 * itself, nor a window that asks first.
 */
export function useBackCloses(close: (() => void) | null) {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  const isMeant = close !== null;
  useEffect(() => {
    if (!isMeant) return;
    const layer = {};
    layers.push(layer);
    const listening = new AbortController();
    onBrowserBack((event) => {
      if (event.defaultPrevented || layers.at(-1) !== layer) return;
      event.preventDefault();
      latest.current?.();
    }, listening.signal);
    return () => {
      listening.abort();
      layers.splice(layers.indexOf(layer), 1);
    };
  }, [isMeant]);
}

/** The same as a face, for what is drawn as long as it lies there. */
export function BackCloses({ close }: { close(): void }) {
  useBackCloses(close);
  return null;
}
