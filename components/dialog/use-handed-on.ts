"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** What stands in a place now, and whether somebody was writing or pressing something in what stood there before. */
export type Place = {
  box: RefObject<HTMLDivElement | null>;
  wasIn: RefObject<boolean>;
};

/** A place in which one thing may be taken away for another. */
export function usePlace(): Place {
  const box = useRef<HTMLDivElement>(null);
  const wasIn = useRef(false);
  const [place] = useState({ box, wasIn });
  return place;
}

/** What comes into a place takes the focus of whoever was in what stood there: `first` says where they go on. */
export function useHandedOn(
  { box, wasIn }: Place,
  first: (box: HTMLElement) => HTMLElement | null,
) {
  const start = useRef(first);
  useLayoutEffect(() => {
    const here = box.current;
    if (wasIn.current && here) start.current(here)?.focus();
    wasIn.current = false;
    // What goes is still there at this moment, and has the focus.
    return () => {
      wasIn.current = Boolean(here?.querySelector(":focus:is(textarea, select, button)"));
    };
  }, [box, wasIn]);
}
