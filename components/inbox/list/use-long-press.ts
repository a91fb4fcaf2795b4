"use client";

import { type MouseEvent, type PointerEvent, useRef } from "react";

const holdMs = 500;
/** A finger that moves further scrolls. */
const stillPx = 10;

/**
 * Holding a finger on something, where browsers give no context menu of their own for it (Safari on a phone). The tap
 * that would follow is taken back.
 */
export function useLongPress(onHold: (pressed: HTMLElement) => void) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(
    null,
  );
  const wasHeld = useRef(false);

  function end() {
    clearTimeout(press.current?.timer);
    press.current = null;
  }

  return {
    onPointerDown({
      pointerType,
      currentTarget,
      clientX,
      clientY,
    }: PointerEvent<HTMLElement>) {
      wasHeld.current = false;
      if (pointerType !== "touch") return;
      const hold = () => {
        wasHeld.current = true;
        onHold(currentTarget);
      };
      press.current = { timer: setTimeout(hold, holdMs), x: clientX, y: clientY };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const { x = clientX, y = clientY } = press.current ?? {};
      if (Math.hypot(clientX - x, clientY - y) > stillPx) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onClickCapture(event: MouseEvent) {
      if (!wasHeld.current) return;
      wasHeld.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
