"use client";

import { useSyncExternalStore } from "react";
import type { LiveState } from "@/lib/live/types";

let current: LiveState | null = null;
const listeners = new Set<() => void>();

/** Tells the frame how the screen hears of changes; null when the screen that knew is gone. */
export function reportConnection(state: LiveState | null) {
  current = state;
  for (const tell of listeners) tell();
}

/** How the present screen hears of changes; null where none says. */
export const useConnection = (): LiveState | null =>
  useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
