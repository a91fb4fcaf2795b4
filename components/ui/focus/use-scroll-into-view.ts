import { useEffect, useRef } from "react";

/**
 * What is told where one may not be looking comes into sight each time: at the other end of a form from where it is saved,
 * or in a list that the arrow keys go through.
 */
export function useScrollIntoView<Place extends HTMLElement = HTMLDivElement>(
  told: unknown,
) {
  const place = useRef<Place>(null);
  useEffect(() => {
    if (told) place.current?.scrollIntoView({ block: "nearest" });
  }, [told]);
  return place;
}
