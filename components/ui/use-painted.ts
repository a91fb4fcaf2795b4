"use client";

import { startTransition, useEffect, useState } from "react";

/** False until what it first drew has been painted; true at once where nothing is left to draw after that. */
export function usePainted(isAllDrawn: boolean): boolean {
  const [isPainted, setPainted] = useState(isAllDrawn);
  useEffect(() => {
    if (isPainted) return;
    let task: ReturnType<typeof setTimeout> | undefined;
    // A task that is begun within a frame runs once that frame is painted.
    const frame = requestAnimationFrame(() => {
      task = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [isPainted]);
  return isPainted;
}
