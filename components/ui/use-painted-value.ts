"use client";

import { useEffect, useState } from "react";

/**
 * What a value was until the screen has been painted with what it is now. Unlike a deferred value it does not wait for
 * a moment of rest, which a slow machine would not find for long.
 */
export function usePaintedValue<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    if (painted === value) return;
    let task: ReturnType<typeof setTimeout> | undefined;
    // A task that is begun within a frame runs once that frame is painted.
    const frame = requestAnimationFrame(() => {
      task = setTimeout(() => setPainted(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [value, painted]);
  return painted;
}
