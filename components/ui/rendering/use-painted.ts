"use client";

import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint";

/** False until what it first drew has been painted; true at once where nothing is left to draw after that. */
export function usePainted(isAllDrawn: boolean): boolean {
  const [isPainted, setPainted] = useState(isAllDrawn);
  useEffect(() => {
    if (isPainted) return;
    return afterPaint(() => startTransition(() => setPainted(true)));
  }, [isPainted]);
  return isPainted;
}
