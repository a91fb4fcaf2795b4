"use client";

import { useAutoRefresh } from "./use-auto-refresh";

/** Has the page that it stands on drawn anew every so often, while somebody looks at it. */
export function AutoRefresh({ everyMs }: { everyMs: number }) {
  useAutoRefresh(everyMs);
  return null;
}
