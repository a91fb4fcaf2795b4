"use client";

import { useLayoutEffect, useRef } from "react";
import { register } from "./commands";
import type { CommandName } from "./keymap";

/**
 * Says what a command does while this is on the screen; null where it can't be done just now. Where several say so,
 * the one that came last decides, as the topmost layer does. It is there with the first frame that shows what does it:
 * the next key may be pressed before anything else is done.
 */
export function useCommand(name: CommandName, run: (() => void) | null) {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  const isPossible = run !== null;
  useLayoutEffect(
    () => (isPossible ? register(name, () => latest.current?.()) : undefined),
    [name, isPossible],
  );
}
