"use client";

import { type RefObject, useEffect, useState } from "react";
import { copyText } from "./copy-text";

const shownMs = 2_000;

/**
 * Copies a text, and says for a moment what became of it. Where a browser keeps the clipboard to itself, the text on the
 * page, if it is told where that stands, is marked for Ctrl+C.
 */
export function useCopied(value: string, text?: RefObject<HTMLElement | null>) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    const isCopied = await copyText(value);
    setOutcome(isCopied ? "copied" : "failed");
    if (!isCopied && text?.current) getSelection()?.selectAllChildren(text.current);
  };
  return [outcome, copy] as const;
}
