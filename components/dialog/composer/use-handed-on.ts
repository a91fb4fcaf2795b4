"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Below a thread: what stands there now, and whether somebody was writing or pressing something in what stood there before. */
export type WritingPlace = {
  box: RefObject<HTMLDivElement | null>;
  wasIn: RefObject<boolean>;
};

/** A place in which one thing may be taken away for another. */
export function useWritingPlace(): WritingPlace {
  const box = useRef<HTMLDivElement>(null);
  const wasIn = useRef(false);
  const [place] = useState({ box, wasIn });
  return place;
}

/** What comes into a place takes the focus of whoever was in what stood there. */
export function useHandedOn({ box, wasIn }: WritingPlace) {
  useLayoutEffect(() => {
    const here = box.current;
    if (wasIn.current) (wordsOrWhy(here) ?? whereToWrite(here))?.focus();
    wasIn.current = false;
    // What goes is still there at this moment, and has the focus.
    return () => {
      wasIn.current = Boolean(here?.querySelector(focusedField));
    };
  }, [box, wasIn]);
}

const focusedField = ":focus:is(textarea, input, select, button)";

/**
 * Where nothing may be sent: what was begun, which says why, or why alone. Nobody is led to a button or a choice: who
 * was writing presses keys.
 */
export const wordsOrWhy = (box: HTMLElement | null) =>
  box?.querySelector<HTMLElement>("textarea[readonly]") ??
  box?.querySelector<HTMLElement>("[role=group]") ??
  null;

/** The words, or the choice of a template; while that is coming, the way back. */
export const whereToWrite = (box: HTMLElement | null) =>
  box?.querySelector<HTMLElement>("[data-writing], select") ??
  box?.querySelector<HTMLElement>("form button") ??
  null;
