"use client";

import { useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";

let current: number | null = null;
const emitter = makeEmitter();

/**
 * Tells the frame how many dialogs have something new for this member of staff. The last number stands after the
 * screen that knew it has gone: it was true a moment ago, and none at all never was.
 */
export function reportUnread(count: number) {
  current = count;
  emitter.emit();
}

/** How many dialogs have something new: the newest number told, or the one that the page came with. */
export const useUnread = (atFirst: number): number =>
  useSyncExternalStore(
    emitter.subscribe,
    () => current ?? atFirst,
    () => atFirst,
  );
