"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { afterPaint } from "@/components/ui/after-paint";

/** A link within a page goes with it: whoever followed it by keyboard goes on from the heading of the page that came. */
export function ArrivalFocus() {
  const path = usePathname();
  const left = useRef(path);
  useEffect(() => {
    if (left.current === path) return;
    left.current = path;
    return afterPaint(() => {
      const { activeElement, body } = document;
      const content = document.getElementById("content");
      if (activeElement === body || activeElement === content)
        content?.querySelector<HTMLElement>(":is(h1,h2)[tabindex]")?.focus();
    });
  }, [path]);
  return null;
}
