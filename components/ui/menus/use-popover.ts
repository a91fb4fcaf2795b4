"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { wasPressedBeforeHydration } from "@/components/ui/rendering/before-hydration";

/** What a button opens over the page, drawn only while it is open. */
export type PopoverState = Pick<
  ReturnType<typeof usePopover>,
  "id" | "button" | "byKey" | "close"
>;

/** A button that opens something over the page and closes it when pressed again: its state and its properties. */
export function usePopover() {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const [opened, setOpened] = useState<"key" | "pointer" | null>(null);
  usePressedBeforeHydration(button, setOpened);
  return {
    /** Of what it opens. */
    id,
    button,
    isOpen: opened !== null,
    byKey: opened === "key",
    close: () => setOpened(null),
    trigger: {
      ref: button,
      "aria-expanded": opened !== null,
      "aria-controls": opened === null ? undefined : id,
      // Whatever is pressed beside it closes it; pressed again, its own button must not open it anew.
      onPointerDown: () => {
        wasOpen.current = opened !== null;
      },
      onClick: ({ detail }: { detail: number }) => {
        const isClosing = wasOpen.current;
        wasOpen.current = false;
        setOpened(isClosing ? null : openedBy(detail));
      },
    },
  };
}

/** Opens what was asked for before the page was awake. */
export function usePressedBeforeHydration(
  button: RefObject<HTMLElement | null>,
  open: (by: "pointer") => void,
) {
  const first = useRef(open);
  useEffect(() => {
    if (wasPressedBeforeHydration(button.current)) first.current("pointer");
  }, [button]);
}

/** A click that no pointer made counts no presses. */
export const openedBy = (presses: number) => (presses === 0 ? "key" : "pointer");
