"use client";

import type { ReactNode } from "react";
import { useAttendants } from "./attendants";
import { usePresenceWords } from "./use-presence-words";

type Props = { dialogId: number; children: ReactNode };

/** Who of the colleagues is at a dialog, seen and heard; `children` stand there while nobody is. */
export function PresenceWords({ dialogId, children }: Props) {
  const words = usePresenceWords(useAttendants(dialogId));
  return (
    <>
      {words === "" && children}
      <p role="status" className="truncate text-accent text-meta max-lg:sr-only">
        {words}
      </p>
    </>
  );
}
