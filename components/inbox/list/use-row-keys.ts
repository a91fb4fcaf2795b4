"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { DialogRow } from "@/lib/dialogs/types/row";

const pageRows = 8;

/**
 * One row of the list is a tab stop, and arrows go from row to row, whether the next one is drawn or not. The stop is
 * the row that had the focus last, before that the open dialog's, else the first.
 */
export function useRowKeys(rows: DialogRow[], openId: number | null) {
  const [lastId, setLastId] = useState<number | null>(null);
  const wanted = useRef<{ list: Element; id: number } | null>(null);
  const kept = lastId === null ? -1 : rows.findIndex(({ id }) => id === lastId);

  useEffect(() => {
    const { list, id } = wanted.current ?? {};
    const link = list?.querySelector<HTMLElement>(`[data-row="${id}"] a`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent, show: (index: number) => void) {
    const row = (event.target as Element).closest<HTMLElement>("[data-row]");
    const here = rows.findIndex(({ id }) => String(id) === row?.dataset.row);
    const there = targetOf(event, here, rows.length);
    const next = there === null ? undefined : rows[there];
    if (there === null || !next) return;
    event.preventDefault();
    wanted.current = { list: event.currentTarget, id: next.id };
    setLastId(next.id);
    show(there);
  }

  return {
    kept: kept === -1 ? null : kept,
    onKeyDown,
    /** Which of the drawn rows can be reached with Tab. */
    stopAmong(drawn: (DialogRow | undefined)[]) {
      const isDrawn = (id: number | null) => drawn.some((row) => row?.id === id);
      if (isDrawn(lastId)) return lastId;
      return isDrawn(openId) ? openId : drawn[0]?.id;
    },
  };
}

function targetOf(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  here: number,
  count: number,
): number | null {
  if (altKey || ctrlKey || metaKey || here === -1) return null;
  const there: Record<string, number> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    PageDown: Math.min(here + pageRows, count - 1),
    PageUp: Math.max(here - pageRows, 0),
    Home: 0,
    End: count - 1,
  };
  return there[key] ?? null;
}
