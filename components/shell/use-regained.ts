"use client";

import { useEffect, useRef } from "react";
import { useConnection } from "./connection";

/** Asks again for what did not come, once the screen hears of changes again. */
export function useRegained(isMissed: boolean, again: () => void) {
  const isLive = useConnection() === "live";
  const wasLive = useRef(isLive);
  useEffect(() => {
    if (isLive && !wasLive.current && isMissed) again();
    wasLive.current = isLive;
  }, [isLive, isMissed, again]);
}
