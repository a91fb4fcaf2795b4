import { afterPaint } from "@/components/ui/rendering/after-paint";

/**
 * Writes where the screen is into the address bar once that has been painted: the browser takes a good part of a click
 * for it, and so does the router.
 */
export type DeferredAddress = {
  /** `isStep` leaves a step for Back; without it the present address is replaced. */
  write(address: string, isStep: boolean): void;
  /** Writes at once what is still to be written. */
  settle(): void;
  /** The address bar has moved by itself: what was to be written is past. */
  forget(): void;
};

/**
 * Nothing is painted in a tab that nobody sees: there it is written at once. So it is before anything is clicked: an
 * address that is written after the router was sent to another page calls that off.
 */
export function deferredAddress(): DeferredAddress {
  let waiting: (() => void) | null = null;

  function settle() {
    const writeNow = waiting;
    forget();
    writeNow?.();
  }

  function forget() {
    waiting = null;
    window.removeEventListener("click", settle, true);
  }

  function write(address: string, isStep: boolean) {
    settle();
    const { history, location } = window;
    if (address === location.pathname + location.search) return;
    waiting = () => {
      if (isStep) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    };
    if (document.visibilityState !== "visible") return settle();
    window.addEventListener("click", settle, true);
    afterPaint(settle);
  }

  return { write, settle, forget };
}
