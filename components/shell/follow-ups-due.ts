"use client";

import { useEffect, useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";

let current: number | null = null;
const emitter = makeEmitter();

const pauseMs = 5 * 60_000;

/** Tells the frame how many follow-ups are due. */
export function reportDue(count: number) {
  current = count;
  emitter.emit();
}

/** How many follow-ups are due: as the page came with it, asked for again when somebody returns and as days pass. */
export function useDue(atFirst: number): number {
  useEffect(() => {
    const stopping = new AbortController();
    const onVisible = () => document.visibilityState === "visible" && void ask();
    document.addEventListener("visibilitychange", onVisible, { signal: stopping.signal });
    const timer = setInterval(onVisible, pauseMs);
    return () => {
      stopping.abort();
      clearInterval(timer);
    };
  }, []);
  return useSyncExternalStore(
    emitter.subscribe,
    () => current ?? atFirst,
    () => atFirst,
  );
}

async function ask() {
  try {
    const response = await fetch("/api/follow-ups", { cache: "no-store" });
    if (response.ok) reportDue((await response.json()).due);
  } catch {
    // The number stays as it was; the next occasion asks again.
  }
}
