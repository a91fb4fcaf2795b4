"use client";

import { useEffect } from "react";

/**
 * Brings the letters of Chinese, Japanese and Korean. Their list of 350 files is much longer than all other
 * looks together, so no page waits for it: it comes once the page works, and of the files those whose letters are there.
 */
export function CjkFonts() {
  useEffect(() => {
    void import("./cjk-font-faces").catch(() => undefined);
  }, []);
  return null;
}
