import { useEffect, useRef } from "react";

/**
 * What was pressed may go with what it changed: whoever pressed it goes on from the place that this is the `ref` of.
 * `shown` says what is there to press.
 */
export function useGoingOn<Place extends HTMLElement>(shown: string) {
  const place = useRef<Place>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (document.activeElement === document.body)
      place.current?.focus({ preventScroll: true });
  }, [shown]);
  return place;
}
