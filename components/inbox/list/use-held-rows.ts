"use client";

import {
  type FocusEvent,
  type PointerEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { type HeldRows, holdRows } from "./hold-rows";

type Options = {
  rows: DialogRow[];
  openId: number | null;
  loadedRow(id: number): DialogRow | undefined;
  isOwnDeed(id: number): boolean;
  /** Something else than the pointer and the focus holds the rows: a menu, or being scrolled. */
  isBusy: boolean;
};

/** Keeps rows where they are while somebody is at them. */
export function useHeldRows({ isBusy, ...list }: Options) {
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [, setRefreshes] = useState(0);
  const standing = useRef<HeldRows["standing"]>(list.rows);
  const isHeld = isBusy || isPointedAt || isFocused;
  const drawn = holdRows({ ...list, standing: standing.current, isHeld });
  useLayoutEffect(() => {
    standing.current = drawn.standing;
  });

  return {
    ...drawn,
    /** Draws the list as it is, whoever is at it. */
    refresh() {
      standing.current = [];
      setRefreshes((count) => count + 1);
    },
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) =>
        setPointedAt(pointerType === "mouse"),
      onPointerLeave: () => setPointedAt(false),
      onFocus: ({ target }: FocusEvent) => setFocused(target.matches(":focus-visible")),
      onBlur: () => setFocused(false),
    },
  };
}
