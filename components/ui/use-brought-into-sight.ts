import { useEffect, useRef } from "react";

/** What is told where one may not be looking, at a form's head above where it is saved, is brought into sight each time. */
export function useBroughtIntoSight(told: unknown) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told) place.current?.scrollIntoView({ block: "nearest" });
  }, [told]);
  return place;
}
