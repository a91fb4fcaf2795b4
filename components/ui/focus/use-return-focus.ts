import { useState } from "react";

/**
 * What a window over the page does with the focus: closed, it gives it back to where it came from, whatever opened the
 * window. Radix gives it back to a trigger of its own, and most windows have none.
 */
export const useReturnFocus = () => useState(makeReturnFocus)[0];

function makeReturnFocus() {
  let place = presentPlace();
  return {
    onOpenAutoFocus() {
      // What was open until now may have taken the focus along.
      place = presentPlace() ?? place;
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      const content = document.getElementById("content");
      // Whoever closed it may have gone on elsewhere. A window over this one, closed along, has only the page.
      const { activeElement } = document;
      if (activeElement !== document.body && activeElement !== content) return;
      (place?.isConnected ? place : content)?.focus({ preventScroll: true });
    },
  };
}

/** A menu closes when it has opened the window, and so does all else that a button opened: the button is the place then. */
function presentPlace(): HTMLElement | null {
  if (typeof document === "undefined") return null;
  const place = document.activeElement;
  const layer = place?.closest("[role=menu], [role=dialog]");
  const opener =
    layer && document.querySelector<HTMLElement>(`[aria-controls="${layer.id}"]`);
  if (opener) return opener;
  return place instanceof HTMLElement && place !== document.body ? place : null;
}
