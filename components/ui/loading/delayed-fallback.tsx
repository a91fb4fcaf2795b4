"use client";

import { type ReactNode, useEffect, useState } from "react";

/** What is there within this time was never loading. */
const lateMs = 150;

/** Shows what stands in for something to come once that is late: for what comes at once it is not even drawn. */
export function DelayedFallback({ children }: { children: ReactNode }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), lateMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate && children;
}
