"use client";

import { useSyncExternalStore } from "react";

const plain: Record<string, string> = {
  $mod: "Ctrl",
  ArrowDown: "↓",
  ArrowUp: "↑",
  Enter: "↵",
  Escape: "Esc",
};
const apple: Record<string, string> = {
  ...plain,
  $mod: "⌘",
  Alt: "⌥",
  Shift: "⇧",
};

/** The keys of one way to give a command, as this machine's keyboard names them: one list for each press. */
export function pressesOf(keys: string, isApple: boolean): string[][] {
  const names = isApple ? apple : plain;
  return keys.split(" ").map((press) => {
    const parts = press.split(/\b\+/);
    // The question mark names its key; that it stands above another one is the keyboard's business.
    const said = parts.at(-1) === "?" ? ["?"] : parts;
    return said.map(
      (part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part),
    );
  });
}

const applePlatform = /Mac|iPhone|iPad|iPod/;

/** Is this one of Apple's machines? Known once the page lives. */
export const useIsApple = (): boolean =>
  useSyncExternalStore(
    never,
    () => applePlatform.test(navigator.platform),
    () => false,
  );

const never = () => () => undefined;
