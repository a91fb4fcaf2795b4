import { useEffect, useRef } from "react";

/** What is told where one may not be looking, at the other end of a form from where it is saved, comes into sight each time. */
export function useBroughtIntoSight<Place extends HTMLElement = HTMLDivElement>(
  told: unknown,
) {
  const place = useRef<Place>(null);
  useEffect(() => {
    if (told) place.current?.scrollIntoView({ block: "nearest" });
  }, [told]);
  return place;
}
