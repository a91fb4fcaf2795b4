"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

type Opening = {
  /** Is it known what is new? */
  isReady: boolean;
  /** Is the reader at the bottom, where a thread opens? */
  isPinned: boolean;
  toLine(line: HTMLElement, above?: number): void;
};

/** What stands above the mark, so that it is seen to be one. */
const abovePx = 56;

/**
 * Opens a thread at what is new, where that does not fit above the composer: so a burst is read from its beginning,
 * and a message that arrived late is not missed further up.
 */
export function useOpenAtNew(log: RefObject<HTMLDivElement | null>, opening: Opening) {
  const { isReady, isPinned, toLine } = opening;
  const isDone = useRef(false);
  useLayoutEffect(() => {
    if (isDone.current || !isReady || !log.current) return;
    isDone.current = true;
    const line = log.current.querySelector<HTMLElement>("li[data-new]");
    if (!line || !isPinned) return;
    const { top } = line.getBoundingClientRect();
    const isHidden = top < log.current.getBoundingClientRect().top;
    if (isHidden) toLine(line, abovePx);
  }, [log, isReady, isPinned, toLine]);
}
