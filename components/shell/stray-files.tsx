"use client";

import { useEffect } from "react";

/** A file that is let go beside the place for it: the browser would show it in place of the page. */
export function StrayFiles() {
  useEffect(() => {
    const leaving = new AbortController();
    for (const type of ["dragover", "drop"] as const)
      addEventListener(type, keepOut, { signal: leaving.signal });
    return () => leaving.abort();
  }, []);
  return null;
}

function keepOut(event: DragEvent) {
  const { dataTransfer, target, defaultPrevented } = event;
  const isForFiles = target instanceof Element && target.matches("input[type=file]");
  if (defaultPrevented || isForFiles || !dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  dataTransfer.dropEffect = "none";
}
