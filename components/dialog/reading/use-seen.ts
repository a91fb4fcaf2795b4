"use client";

import { useEffect } from "react";

/** Long enough that the eye has been there. */
const lookMs = 1000;

/** Says that the newest message was seen: in sight, in a window that has the focus, for a second. */
export function useSeen(
  newestSeq: number | null,
  isInSight: boolean,
  markSeen: (seq: number) => void,
) {
  useEffect(() => {
    if (newestSeq === null || !isInSight) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (isWatched()) timer = setTimeout(() => markSeen(newestSeq), lookMs);
    };
    look();
    window.addEventListener("focus", look);
    window.addEventListener("blur", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focus", look);
      window.removeEventListener("blur", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [newestSeq, isInSight, markSeen]);
}

const isWatched = () => document.visibilityState === "visible" && document.hasFocus();
