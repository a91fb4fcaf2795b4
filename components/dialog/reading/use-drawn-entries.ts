"use client";

import { type RefObject, startTransition, useCallback, useEffect, useState } from "react";
import { afterPaint } from "@/components/ui/rendering/after-paint";
import { whenIdle } from "@/components/ui/rendering/when-idle";
import { newestEntries } from "./newest-entries";
import type { ThreadEntry } from "./thread-entries";
import { bottomPx } from "./use-pinned-scroll";

/** Who only passes by has gone on by then: what they did not look at was not drawn, and need not be removed. */
const restMs = 500;
/** So many lines more at a time: a key that is pressed meanwhile waits for no more than them. */
const entriesAtOnce = 12;

/**
 * How much of a thread is drawn: its newest screenful at once, the lines above it bit by bit while nothing else
 * happens, and all of them for who reaches for them (`drawAll`).
 */
export function useDrawnEntries(all: readonly ThreadEntry[], isSought: boolean) {
  // The topmost line that is drawn; null where all are.
  const [top, setTop] = useState(() => topOf(all, newestEntries(all).length));
  if (isSought && top !== null) setTop(null);
  const from = top === null ? 0 : firstDrawn(all, top);
  const isWhole = from === 0;
  const [isRested, setRested] = useState(false);

  useEffect(() => {
    if (isWhole || isRested) return;
    const timer = setTimeout(() => setRested(true), restMs);
    return () => clearTimeout(timer);
  }, [isWhole, isRested]);

  useEffect(() => {
    if (isWhole || !isRested) return;
    const more = () => setTop(topOf(all, all.length - from + entriesAtOnce));
    return whenIdle(() => startTransition(more));
  }, [all, from, isWhole, isRested]);

  const drawAll = useCallback(() => startTransition(() => setTop(null)), []);
  return { entries: isWhole ? all : all.slice(from), isWhole, drawAll };
}

/** The mark of what is new may come later than the thread: it is drawn with what belongs to it. */
function firstDrawn(all: readonly ThreadEntry[], top: string): number {
  const held = all.findIndex(({ key }) => key === top);
  return Math.max(0, Math.min(held, all.length - newestEntries(all).length));
}

const topOf = (all: readonly ThreadEntry[], many: number): string | null =>
  many < all.length ? (all.at(-many)?.key ?? null) : null;

type Reach = { log: RefObject<HTMLElement | null>; isPinned: boolean; drawAll(): void };

/**
 * Whoever leaves the bottom of a thread is on the way up: what stands there is drawn as the next thing. So it is where
 * a tall screen shows more than what is drawn: nobody could leave the bottom.
 */
export function useReach({ log, isPinned, drawAll }: Reach) {
  useEffect(() => {
    if (!isPinned || isUnfilled(log.current)) return afterPaint(drawAll);
  }, [log, isPinned, drawAll]);
}

/** One that is out of sight has no height. */
const isUnfilled = (log: HTMLElement | null) =>
  log !== null && log.clientHeight > 0 && log.scrollHeight - log.clientHeight < bottomPx;
