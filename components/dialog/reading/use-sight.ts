"use client";

import { useEffect } from "react";

/** Says up to which message the thread is in sight, at once: a reply that is written now answers what stands there. */
export function useSight(
  newestSeq: number | null,
  isInSight: boolean,
  sight: (seq: number) => void,
) {
  useEffect(() => {
    if (newestSeq !== null && isInSight) sight(newestSeq);
  }, [newestSeq, isInSight, sight]);
}
