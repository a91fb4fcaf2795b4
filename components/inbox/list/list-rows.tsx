"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent, useCallback, useLayoutEffect, useRef, useState } from "react";
import { RowMenu } from "@/components/inbox/lazy-parts";
import { Button } from "@/components/ui/buttons/button";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import type { ListProps } from "./dialog-list";
import { ListRow } from "./list-row";
import { ListSkeleton } from "./list-skeleton";
import { NewPill } from "./new-pill";
import type { RowMenuPlace } from "./row-menu";
import { useHeldRows } from "./use-held-rows";
import { useRowKeys } from "./use-row-keys";
import { useVirtualRows } from "./use-virtual-rows";

type Props = ListProps & {
  /** How far down the list stood when it was last looked at, and where to keep it. */
  scroll: { read(): number; keep(top: number): void };
};

/** The rows of a list, of which only those in sight are drawn. */
export function ListRows(props: Props) {
  const { tab, openId, clock, hrefOf, follow, rowOf, scroll } = props;
  const t = useTranslations("inbox");
  const scroller = useRef<HTMLDivElement>(null);
  const [isScrolled, setScrolled] = useState(false);
  const [menu, setMenu] = useState<RowMenuPlace | null>(null);
  const isBusy = isScrolled || menu !== null;
  const held = useHeldRows({ ...props, isBusy });
  const { rows } = held;
  const keys = useRowKeys(rows, openId);
  const noteScroll = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    scroll.keep(top);
    setScrolled(top > 0);
  }, [scroll]);
  // Who scrolled before the page was awake stays there.
  useLayoutEffect(() => {
    if (scroller.current?.scrollTop) noteScroll();
  }, [noteScroll]);
  const drawn = useVirtualRows(scroller, { ...props, rows, kept: keys.kept });
  const stop = keys.stopAmong(drawn.indexes.map((index) => rows[index]));
  const menuRow = menu && rowOf(menu.dialogId);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" {...held.handlers}>
      <NewPill
        count={held.waiting}
        onClick={() => {
          held.refresh();
          if (scroller.current) scroller.current.scrollTop = 0;
        }}
      />
      <div
        ref={scroller}
        onScroll={() => {
          noteScroll();
          drawn.look();
        }}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain contain-paint [overflow-anchor:none]"
      >
        <ul
          aria-label={t("rows")}
          className="relative"
          style={{ height: drawn.height }}
          onPointerDown={(event) => {
            const pressed = pressedRow(event);
            if (pressed !== null) props.press(pressed);
          }}
          onKeyDown={(event) => keys.onKeyDown(event, drawn.show)}
        >
          {drawn.indexes.map((index) => {
            const row = rows[index];
            return (
              row && (
                <ListRow
                  key={row.id}
                  row={row}
                  href={hrefOf({ dialogId: row.id })}
                  current={row.id === openId}
                  marksClosed={tab === "active"}
                  hasMenu={menu?.dialogId === row.id}
                  isTabStop={row.id === stop}
                  index={index}
                  of={props.hasMoreRows ? -1 : rows.length}
                  clock={clock}
                  onFollow={follow}
                  onMenu={setMenu}
                />
              )
            );
          })}
        </ul>
        <ListEnd {...props} />
      </div>
      <LazyBoundary>
        {menu && menuRow && (
          <RowMenu
            {...props}
            row={menuRow}
            place={menu}
            href={hrefOf({ dialogId: menuRow.id })}
            onClose={() => setMenu(null)}
          />
        )}
      </LazyBoundary>
    </div>
  );
}

/** The dialog that a mouse opens when it is let go; a finger may be about to scroll. */
function pressedRow(event: PointerEvent): number | null {
  const { target, pointerType, button, ctrlKey, metaKey, shiftKey } = event;
  if (pointerType !== "mouse" || button !== 0) return null;
  if (ctrlKey || metaKey || shiftKey || !(target as Element).closest("a")) return null;
  const row = (target as Element).closest<HTMLElement>("[data-row]");
  return row ? Number(row.dataset.row) : null;
}

/** Below the last row: more of them, on their way. */
function ListEnd({ hasMoreRows, listState, reloadList }: ListProps) {
  const t = useTranslations("inbox");
  if (listState === "failed") {
    return (
      <div className="flex flex-col items-center gap-2 p-4 text-ink-2 text-preview">
        {t("failed.title")}
        <Button onClick={reloadList}>{t("failed.retry")}</Button>
      </div>
    );
  }
  return hasMoreRows && <ListSkeleton />;
}
