"use client";

import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/** Whoever is no further from the bottom is at it. */
export const bottomPx = 48;
/** So near to an end of what is loaded, more is asked for. */
const nearPx = 600;

type Options = {
  /** Changes whenever what is drawn changes. */
  content: unknown;
  /** Changes when the reader wants the bottom, whatever they were reading: their own new message. */
  summon: string | undefined;
  onNearTop(): void;
  /** Is what is drawn only a stretch, whose end is not the bottom? */
  hasNewer: boolean;
  onNearBottom(): void;
};

/**
 * A thread's scrolling. It opens at the bottom and stays there while the reader is there; away from it, the first line
 * in sight stays where it is, whatever comes above or below. Browsers' own anchoring is off: Safari has none, and at
 * the very top nobody has.
 */
export function usePinnedScroll(log: RefObject<HTMLDivElement | null>, options: Options) {
  const { content, summon, onNearTop, hasNewer, onNearBottom } = options;
  const [isPinned, setPinned] = useState(true);
  const pinned = useRef(true);
  const anchor = useRef<{ line: HTMLElement; top: number } | null>(null);

  // At the bottom there is nothing to hold on to; whoever leaves it scrolls, and that finds the line.
  const hold = useCallback(() => {
    if (!log.current) return;
    anchor.current = pinned.current ? null : firstInSight(log.current);
  }, [log]);

  const settle = useCallback(() => {
    if (!log.current) return;
    if (pinned.current) log.current.scrollTop = log.current.scrollHeight;
    else if (anchor.current?.line.isConnected) {
      log.current.scrollTop +=
        topOf(anchor.current.line, log.current) - anchor.current.top;
    }
    hold();
  }, [log, hold]);

  const toBottom = useCallback(() => {
    pinned.current = true;
    setPinned(true);
    settle();
  }, [settle]);

  const onScroll = useCallback(() => {
    if (!log.current) return;
    pinned.current = !hasNewer && isWithin(bottomPx, log.current);
    setPinned(pinned.current);
    hold();
    if (log.current.scrollTop < nearPx) onNearTop();
    if (hasNewer && isWithin(nearPx, log.current)) onNearBottom();
  }, [log, hold, onNearTop, hasNewer, onNearBottom]);

  const toLine = useCallback(
    (line: HTMLElement, above?: number) => {
      if (!log.current) return;
      const room = (log.current.clientHeight - line.offsetHeight) / 2;
      // Not `scrollIntoView`: it would also move the frame around the log.
      log.current.scrollTop += topOf(line, log.current) - (above ?? room);
      pinned.current = !hasNewer && isWithin(bottomPx, log.current);
      setPinned(pinned.current);
      hold();
    },
    [log, hold, hasNewer],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn has changed, so the place is found anew.
  useLayoutEffect(settle, [content, settle]);

  useLayoutEffect(() => {
    if (summon) toBottom();
  }, [summon, toBottom]);

  useEffect(() => watchSizes(log.current, settle), [log, settle]);

  return { isPinned: isPinned && !hasNewer, onScroll, toBottom, toLine };
}

/** The keyboard of a phone, a growing composer and a font that comes late all change what fits. */
function watchSizes(log: HTMLDivElement | null, settle: () => void) {
  if (!log || typeof ResizeObserver === "undefined") return;
  const observer = new ResizeObserver(settle);
  observer.observe(log);
  if (log.firstElementChild) observer.observe(log.firstElementChild);
  return () => observer.disconnect();
}

const isWithin = (px: number, log: HTMLDivElement) =>
  log.scrollHeight - log.scrollTop - log.clientHeight < px;

const topOf = (line: HTMLElement, log: HTMLDivElement) =>
  line.getBoundingClientRect().top - log.getBoundingClientRect().top;

function firstInSight(log: HTMLDivElement) {
  const lines = log.querySelectorAll<HTMLElement>("li[data-line]");
  for (const line of lines) {
    const top = topOf(line, log);
    if (top + line.offsetHeight > 0) return { line, top };
  }
  return null;
}
