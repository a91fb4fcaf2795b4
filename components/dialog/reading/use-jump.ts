"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Jump } from "@/components/inbox/state/selectors";

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

  /** Answers whether it is there. */
  const show = useCallback(
    (messageId: number | null, noteId?: number | null): boolean => {
      const at = (place: string) => log.current?.querySelector<HTMLElement>(`li${place}`);
      const note = noteId && at(`[data-beside="note-${noteId}"]`);
      const line = note || at(`[data-message="${messageId}"]`);
      if (!line) return false;
      toLine(line);
      line.focus({ preventScroll: true });
      flash(line);
      return true;
    },
    [log, toLine],
  );

  useLayoutEffect(() => {
    if (!jump || followed.current === jump.count) return;
    if (jump.messageId !== null && !drawn.has(jump.messageId)) return;
    if (show(jump.messageId, jump.noteId)) followed.current = jump.count;
  }, [jump, drawn, show]);

  useLayoutEffect(() => {
    if (awaited.current === null || !drawn.has(awaited.current)) return;
    show(awaited.current);
    awaited.current = null;
  }, [drawn, show]);

  return useCallback(
    (messageId: number) => {
      const present = latest.current;
      const isHere = present.here.has(messageId);
      if (present.drawn.has(messageId)) return void show(messageId);
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
