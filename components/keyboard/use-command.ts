"use client";

import { useEffect, useRef } from "react";
import { register } from "./commands";
import type { CommandName } from "./keymap";

/**
 * Says what a command does while this is on the screen; null where it can't be done just now. Where several say so,
 * the one that came last decides, as the topmost layer does.
 */
export function useCommand(name: CommandName, run: (() => void) | null) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const isPossible = run !== null;
  useEffect(
    () => (isPossible ? register(name, () => latest.current?.()) : undefined),
    [name, isPossible],
  );
}
