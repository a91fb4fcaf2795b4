"use client";

import { type RefObject, useCallback } from "react";

/** Goes to a loaded message: into the middle of the log, marked by the focus. */
export function useJump(log: RefObject<HTMLDivElement | null>) {
  return useCallback(
    (messageId: number) => {
      const line = log.current?.querySelector<HTMLElement>(
        `li[data-message="${messageId}"]`,
      );
      if (!log.current || !line) return;
      const { top, height } = line.getBoundingClientRect();
      const above = (log.current.clientHeight - height) / 2;
      // Not `scrollIntoView`: it would also move the frame around the log.
      log.current.scrollTop += top - log.current.getBoundingClientRect().top - above;
      line.focus({ preventScroll: true });
    },
    [log],
  );
}
