"use client";

import {
  defaultRangeExtractor,
  observeElementRect,
  type Range,
  useVirtualizer,
  type Virtualizer,
} from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect } from "react";
import type { DialogRow } from "@/lib/dialogs/types";

type Options = {
  rows: DialogRow[];
  openId: number | null;
  /** The row that has the focus stays drawn, wherever the list is scrolled to. */
  kept: number | null;
  scroll: { read(): number };
  hasMoreRows: boolean;
  listState: "ready" | "loading" | "failed";
  loadMoreRows(): void;
};

/** Every row is as high as the design's. */
const ROW_PX = 80;
const OVERSCAN = 8;
/** Rows left below the last drawn one when the next page is asked for. */
const AHEAD = 12;

/** Which rows to draw: those in sight, a few around them, and the one with the focus. */
export function useVirtualRows(
  scroller: RefObject<HTMLDivElement | null>,
  options: Options,
) {
  const { rows, openId, kept, scroll, hasMoreRows, listState, loadMoreRows } = options;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    // What the server draws, and what is there before the list is measured.
    initialRect: { width: 348, height: 12 * ROW_PX },
    initialOffset: scroll.read,
    observeElementRect: observeShown,
    rangeExtractor: (range) => withRow(range, kept),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMoreRows && listState === "ready" && last >= rows.length - AHEAD)
      loadMoreRows();
  }, [hasMoreRows, listState, last, rows.length, loadMoreRows]);

  // On a phone the list is away while a dialog is open; come back to, it stands where it was.
  useLayoutEffect(() => {
    const top = scroll.read();
    if (openId === null && scroller.current && scroller.current.scrollTop !== top) {
      scroller.current.scrollTop = top;
    }
  }, [openId, scroll, scroller]);

  return { items, height: virtual.getTotalSize(), show: virtual.scrollToIndex };
}

/** A list that is away has no height; what was drawn stays drawn until it is back. */
const observeShown = (
  virtual: Virtualizer<HTMLDivElement, Element>,
  tell: (rect: { width: number; height: number }) => void,
) => observeElementRect(virtual, (rect) => rect.height > 0 && tell(rect));

function withRow(range: Range, kept: number | null): number[] {
  const shown = defaultRangeExtractor(range);
  if (kept === null || kept >= range.count || shown.includes(kept)) return shown;
  return [...shown, kept].sort((one, other) => one - other);
}
