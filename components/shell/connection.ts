"use client";

import { useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";
import type { LiveState } from "@/lib/live/types";

let current: LiveState | null = null;
const emitter = makeEmitter();

/** Tells the frame how the screen hears of changes; null when the screen that knew is gone. */
export function reportConnection(state: LiveState | null) {
  current = state;
  emitter.emit();
}

/** How the present screen hears of changes; null where none says. */
export const useConnection = (): LiveState | null =>
  useSyncExternalStore(
    emitter.subscribe,
    () => current,
    () => null,
  );
