"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Jump } from "@/components/inbox/state/view";

type Surroundings = {
  log: RefObject<HTMLDivElement | null>;
  jump: Jump | null;
  /** The ids of the messages that are here, and of those of them that are drawn. */
  here: ReadonlySet<number>;
  drawn: ReadonlySet<number>;
  drawAll(): void;
  toLine(line: HTMLElement): void;
  goToMessage(messageId: number): void;
};

const flashMs = 1600;

/**
 * Goes to messages: into the middle of the log, marked by the focus and a flash. The message of the address, or the note
 * beside it, is gone to once for each time that somebody followed a link to it, as soon as it is drawn. Returns the way
 * to any other message: the address changes only where that has to be fetched.
 */
export function useJump(surroundings: Surroundings) {
  const { log, jump, here, drawn, drawAll, toLine, goToMessage } = surroundings;
  const followed = useRef<number | null>(null);
  const awaited = useRef<number | null>(null);
  const latest = useRef({ here, drawn, drawAll, goToMessage });
  useEffect(() => {
    latest.current = { here, drawn, drawAll, goToMessage };
  }, [here, drawn, drawAll, goToMessage]);

  const show = useCallback(
    (messageId: number, noteId?: number | null) => {
      const at = (place: string) => log.current?.querySelector<HTMLElement>(`li${place}`);
      const note = noteId && at(`[data-beside="note-${noteId}"]`);
      const line = note || at(`[data-message="${messageId}"]`);
      if (!line) return;
      toLine(line);
      line.focus({ preventScroll: true });
      flash(line);
    },
    [log, toLine],
  );

  const isDrawn = jump !== null && drawn.has(jump.messageId);
  useLayoutEffect(() => {
    if (!jump || !isDrawn || followed.current === jump.count) return;
    followed.current = jump.count;
    show(jump.messageId, jump.noteId);
  }, [jump, isDrawn, show]);

  useLayoutEffect(() => {
    if (awaited.current === null || !drawn.has(awaited.current)) return;
    show(awaited.current);
    awaited.current = null;
  }, [drawn, show]);

  return useCallback(
    (messageId: number) => {
      const present = latest.current;
      const isHere = present.here.has(messageId);
      if (present.drawn.has(messageId)) return show(messageId);
      awaited.current = isHere ? messageId : null;
      if (isHere) present.drawAll();
      else present.goToMessage(messageId);
    },
    [show],
  );
}

/** Draws the eye to a line, unless less motion is asked for: the ring stays in both cases. */
function flash(line: HTMLElement) {
  if (!line.animate || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const from = "color-mix(in srgb, var(--color-mark) 55%, transparent)";
  line.animate([{ backgroundColor: from }, { backgroundColor: from, offset: 0.3 }, {}], {
    duration: flashMs,
    easing: "ease-out",
  });
}
