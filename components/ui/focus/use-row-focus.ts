import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * Keeps the keyboard's place in a list whose rows go away, or elsewhere, by what is done in them: it goes on with the
 * row that stands there now, else the last one, else what is `otherwise`. Whoever has gone elsewhere meanwhile stays there.
 * `order` names the rows as they stand; each bears its name as `data-row`, and is led into by its first link.
 */
export function useRowFocus(order: string, otherwise: RefObject<HTMLElement | null>) {
  const present = useRef(order);
  const place = useRef<{ order: string; index: number } | null>(null);
  const settle = useCallback(() => {
    const left = place.current;
    if (left === null || left.order === present.current) return;
    place.current = null;
    if (document.activeElement !== document.body) return;
    const rows = present.current.split(" ");
    const next = rows[left.index] ?? rows.at(-1);
    const row = next && document.querySelector<HTMLElement>(`[data-row="${next}"] a`);
    (row || otherwise.current)?.focus();
  }, [otherwise]);
  useEffect(() => {
    present.current = order;
    settle();
  }, [order, settle]);
  return useCallback(
    (row: string) => {
      const index = order.split(" ").indexOf(row);
      if (index >= 0) place.current = { order, index };
      settle();
    },
    [order, settle],
  );
}
