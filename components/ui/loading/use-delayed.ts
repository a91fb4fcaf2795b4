"use client";

import { useEffect, useState } from "react";

/** True once `wanted` has lasted for so many milliseconds: what is short is not worth showing. */
export function useDelayed(wanted: boolean, delayMs: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => setLasted(true), delayMs);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [wanted, delayMs]);
  return wanted && lasted;
}
