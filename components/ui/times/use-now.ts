"use client";

import { useEffect, useState } from "react";

/**
 * The present moment in milliseconds, which goes on by itself so often. It begins with the server's, so that the first
 * drawing is the same on both sides.
 */
export function useNow(startedAt: number, everyMs: number): number {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return Math.max(now, startedAt);
}
