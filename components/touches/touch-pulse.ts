"use client";

import { useSyncExternalStore } from "react";

let beats = 0;
const listeners = new Set<() => void>();

/** Says that something about touches may have changed: what is shown of them is read again. */
export function touchesMayHaveChanged() {
  beats += 1;
  for (const tell of listeners) tell();
}

/** A number that changes whenever touches may have. */
export const useTouchPulse = (): number =>
  useSyncExternalStore(
    subscribe,
    () => beats,
    () => 0,
  );

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
