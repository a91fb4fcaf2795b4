import { useState } from "react";

/**
 * What a window over the page does with the focus: closed, it gives it back to where it came from, whatever opened the
 * window. Radix gives it back to a trigger of its own, and most windows have none.
 */
export const useFocusBack = () => useState(makeFocusBack)[0];

function makeFocusBack() {
  let place = presentPlace();
  return {
    onOpenAutoFocus() {
      place = presentPlace();
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      const content = document.getElementById("content");
      // Whoever closed it may have gone on elsewhere. A window over this one, closed along, has nothing better than the page.
      const { activeElement } = document;
      if (activeElement !== document.body && activeElement !== content) return;
      (place?.isConnected ? place : content)?.focus({ preventScroll: true });
    },
  };
}

/** A menu closes when it has opened the window: its button is the place then. */
function presentPlace(): HTMLElement | null {
  if (typeof document === "undefined") return null;
  const place = document.activeElement;
  const menu = place?.closest("[role=menu]");
  if (menu) return document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  return place instanceof HTMLElement && place !== document.body ? place : null;
}
