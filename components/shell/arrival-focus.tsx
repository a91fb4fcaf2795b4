"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { afterPaint } from "@/components/ui/rendering/after-paint";

/** Where one was last: a page outside the portal's frame begins a frame of its own, and so does the way back. */
let left: string | null = null;

/** A link within a page goes with it: whoever followed it by keyboard goes on from the heading of the page that came. */
export function ArrivalFocus() {
  const path = usePathname();
  useEffect(() => {
    const from = left;
    left = path;
    if (!from || from === path) return;
    return afterPaint(() => {
      const { activeElement, body } = document;
      const content = document.getElementById("content");
      if (activeElement === body || activeElement === content)
        content?.querySelector<HTMLElement>(":is(h1,h2)[tabindex]")?.focus();
    });
  }, [path]);
  return null;
}
