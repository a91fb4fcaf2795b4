import { useLayoutEffect, useRef } from "react";

/**
 * What was pressed may go with what it changed: whoever pressed it goes on from the place that this is the `ref` of.
 * `shown` says what is there to press; null before it has come.
 */
export function useFocusFallback<Place extends HTMLElement>(shown: string | null) {
  const place = useRef<Place>(null);
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current === shown) return;
    const hasCome = before.current === null;
    before.current = shown;
    if (!hasCome && document.activeElement === document.body)
      place.current?.focus({ preventScroll: true });
  }, [shown]);
  return place;
}
