"use client";

import { useMemo } from "react";
import { useTouchesPlace } from "./use-touches-place";

/** What a dialog's screen can ask of touches. Whose they are is asked first, where several people share the contact. */
export type TouchNavigation = {
  view(personId?: number): void;
  create(): void;
  /** A touch that refers to a message; `personId` is who wrote it, where that is known. */
  cite(messageId: number, personId: number | null): void;
};

/** Each is a place in the browser's history: Back closes what it opened. */
export function useTouchNavigation(): TouchNavigation {
  const { move } = useTouchesPlace();
  return useMemo(() => {
    const push = { push: true };
    return {
      view: (personId) => move({ viewed: personId ?? "ask", made: null }, push),
      create: () => move({ made: "ask", cited: null }, push),
      cite: (messageId, personId) =>
        move({ made: personId ?? "ask", cited: messageId }, push),
    };
  }, [move]);
}
