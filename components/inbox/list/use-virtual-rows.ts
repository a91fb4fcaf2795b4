import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { afterPaint } from "@/components/ui/rendering/after-paint";
import { usePainted } from "@/components/ui/rendering/use-painted";
import type { DialogRow } from "@/lib/dialogs/types/row";

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

/** Every row is as high as the design's, which grows with the letters that its reader chose. */
const rowRem = 5;
/** What the server draws, and what is there before the list is measured. */
const usualRows = 12;
const usualRemPx = 16;
/** How many are drawn beyond those in sight: at first next to none, and for who scrolls a good half screenful. */
const rowsAtFirst = 1;
const overscan = 8;
/** Rows left below the last drawn one when the next page is asked for. */
const rowsAhead = 12;

/**
 * Which rows to draw: those in sight, a few around them, and the one with the focus. All are equally high, so that this
 * is arithmetic; a library that measures rows would be a twentieth of the page's scripts.
 */
export function useVirtualRows(
  scroller: RefObject<HTMLDivElement | null>,
  options: Options,
) {
  const { rows, openId, kept, scroll, hasMoreRows, listState, loadMoreRows } = options;
  const [seen, look] = useRowsInSight(scroller, scroll);
  const beyond = usePainted(false) ? overscan : rowsAtFirst;
  const drawn = { from: seen.first - beyond, to: seen.last + beyond };
  const indexes = rowsToDraw(drawn, rows.length, kept);
  const last = indexes.at(-1) ?? 0;

  useEffect(() => {
    if (hasMoreRows && listState === "ready" && last >= rows.length - rowsAhead)
      loadMoreRows();
  }, [hasMoreRows, listState, last, rows.length, loadMoreRows]);

  // A list stands where it was left; on a phone it is away while a dialog is open, and comes back there.
  const stand = useCallback(() => {
    const top = scroll.read();
    if (scroller.current && scroller.current.scrollTop !== top)
      scroller.current.scrollTop = top;
    look();
  }, [scroll, scroller, look]);
  useLayoutEffect(stand, [stand]);
  useLayoutEffect(() => {
    if (openId === null) stand();
  }, [openId, stand]);

  /** Scrolls no further than it takes to have a row in sight. */
  function show(index: number) {
    const list = scroller.current;
    if (!list) return;
    const row = rowPx();
    const top = index * row;
    const least = top + row - (list.clientHeight || usualRows * row);
    list.scrollTop = Math.max(0, Math.min(top, Math.max(least, list.scrollTop)));
    look();
  }

  // Whoever goes from dialog to dialog by keys sees where they are. A row that was pressed stays under the pointer, and
  // on a phone the list is away.
  const followed = useRef(openId);
  function follow() {
    followed.current = openId;
    const isPressed = scroller.current?.querySelector(`[data-row="${openId}"]:hover`);
    const index = rows.findIndex(({ id }) => id === openId);
    if (index >= 0 && scroller.current?.clientHeight && !isPressed) show(index);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what moves in the list by itself is not followed.
  useEffect(() => {
    if (openId !== followed.current) return afterPaint(follow);
  }, [openId]);

  return { indexes, height: `${rows.length * rowRem}rem`, show, look };
}

type InSight = { first: number; last: number };

/** The rows in sight, and the way to look again; it is looked again by itself when the list gets another height. */
function useRowsInSight(
  scroller: RefObject<HTMLDivElement | null>,
  scroll: { read(): number },
): [InSight, () => void] {
  const [seen, setSeen] = useState(() =>
    rowsWithin(scroll.read(), 0, rowRem * usualRemPx),
  );
  const look = useCallback(() => {
    const list = scroller.current;
    if (!list) return;
    const next = rowsWithin(list.scrollTop, list.clientHeight, rowPx());
    setSeen((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, [scroller]);
  useEffect(() => {
    const list = scroller.current;
    if (!list || typeof ResizeObserver === "undefined") return;
    // A list that is away has no height; what was drawn stays drawn until it is back.
    const observer = new ResizeObserver(() => list.clientHeight > 0 && look());
    observer.observe(list);
    return () => observer.disconnect();
  }, [scroller, look]);
  return [seen, look];
}

const rowsWithin = (top: number, height: number, row: number): InSight => ({
  first: Math.floor(top / row),
  last: Math.ceil((top + (height || usualRows * row)) / row) - 1,
});

/** How high a row is drawn. */
function rowPx(): number {
  const { fontSize } = getComputedStyle(document.documentElement);
  return rowRem * (Number.parseFloat(fontSize) || usualRemPx);
}

type Stretch = { from: number; to: number };

function rowsToDraw({ from, to }: Stretch, count: number, kept: number | null) {
  const first = Math.max(0, from);
  const last = Math.min(count - 1, to);
  const many = Math.max(0, last - first + 1);
  const shown = Array.from({ length: many }, (_, at) => first + at);
  if (kept === null || kept >= count || shown.includes(kept)) return shown;
  return [...shown, kept].sort((one, other) => one - other);
}
