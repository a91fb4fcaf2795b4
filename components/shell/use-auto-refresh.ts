"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { drawAnew } from "./draw-anew";

/** Has the page drawn anew by the server every so often, while somebody looks at it; null for never. */
export function useAutoRefresh(everyMs: number | null): void {
  const router = useRouter();
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") drawAnew(router);
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
}
