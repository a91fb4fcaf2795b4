"use client";

import { useMemo, useState, useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";

const storageKey = "dialogs.details";
const wideScreen = "(min-width: 80rem)";
const emitter = makeEmitter();

/** Whether and how the Details are shown, and the button that changes it. */
export type Shown = {
  /** Is there room beside the thread? Null until the browser has said so. */
  isWide: boolean | null;
  /** Remembered on this machine: is the column beside the thread open? */
  isColumnOpen: boolean;
  /** Where there is no room: do they lie over the page? Never by themselves. */
  isSheetOpen: boolean;
  toggle(): void;
  close(): void;
};

/** The Details are a column where there is room, and a sheet where there is not; the same object while nothing changes. */
export function useShown(): Shown {
  const isColumnOpen = useSyncExternalStore(subscribe, isKeptOpen, () => true);
  const isWide = useSyncExternalStore<boolean | null>(subscribe, isRoom, () => null);
  const [isSheetOpen, setSheetOpen] = useState(false);
  return useMemo(() => {
    const set = (isOpen: boolean) => (isRoom() ? keep(isOpen) : setSheetOpen(isOpen));
    return {
      isWide,
      isColumnOpen,
      isSheetOpen: isSheetOpen && isWide === false,
      toggle: () => set(isRoom() ? !isColumnOpen : !isSheetOpen),
      close: () => set(false),
    };
  }, [isWide, isColumnOpen, isSheetOpen]);
}

function subscribe(listener: () => void) {
  const leave = emitter.subscribe(listener);
  room().addEventListener("change", listener);
  return () => {
    leave();
    room().removeEventListener("change", listener);
  };
}

/** Made once: the screen asks each time it is drawn. */
let made: MediaQueryList | undefined;
function room(): MediaQueryList {
  made ??= matchMedia(wideScreen);
  return made;
}

const isRoom = () => room().matches;

function isKeptOpen(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "closed";
  } catch {
    // A browser that keeps nothing shows them each time.
    return true;
  }
}

function keep(isOpen: boolean) {
  try {
    localStorage.setItem(storageKey, isOpen ? "open" : "closed");
  } catch {
    return;
  }
  emitter.emit();
}
