"use client";

import { useSyncExternalStore } from "react";
import { makeHearers } from "@/components/ui/hearers";
import type { LiveState } from "@/lib/live/types";

let current: LiveState | null = null;
const hearers = makeHearers();

/** Tells the frame how the screen hears of changes; null when the screen that knew is gone. */
export function reportConnection(state: LiveState | null) {
  current = state;
  hearers.tell();
}

/** How the present screen hears of changes; null where none says. */
export const useConnection = (): LiveState | null =>
  useSyncExternalStore(
    hearers.subscribe,
    () => current,
    () => null,
  );
