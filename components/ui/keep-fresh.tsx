"use client";

import { useRefresh } from "./use-refresh";

/** Has the page that it stands on drawn anew every so often, while somebody looks at it. */
export function KeepFresh({ everyMs }: { everyMs: number }) {
  useRefresh(everyMs);
  return null;
}
