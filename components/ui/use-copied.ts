"use client";

import { type RefObject, useEffect, useState } from "react";

const shownMs = 2_000;

/**
 * Copies a text; true for a moment after that. Where a browser keeps the clipboard to itself, the text on the page, if
 * it is told where that stands, is marked for Ctrl+C.
 */
export function useCopied(value: string, text?: RefObject<HTMLElement | null>) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    const isWritten = await write(value);
    setCopied(isWritten);
    if (!isWritten && text?.current) getSelection()?.selectAllChildren(text.current);
  };
  return [isCopied, copy] as const;
}

/** Browsers keep the clipboard from pages without https. */
async function write(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}
