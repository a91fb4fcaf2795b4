"use client";

import { useSyncExternalStore } from "react";

let current: number | null = null;
const listeners = new Set<() => void>();

/**
 * Tells the frame how many dialogs have something new for this member of staff. The last number stands after the
 * screen that knew it has gone: it was true a moment ago, and none at all never was.
 */
export function reportUnread(count: number) {
  current = count;
  for (const tell of listeners) tell();
}

/** How many dialogs have something new: the newest number told, or the one that the page came with. */
export const useUnread = (atFirst: number): number =>
  useSyncExternalStore(
    subscribe,
    () => current ?? atFirst,
    () => atFirst,
  );

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
