"use client";

import { useState } from "react";
import type { SharedFile, SharedMedia } from "@/lib/dialogs/types/file";

/** The files that a dialog's people sent and got, as far as they are loaded, newest first. */
export type Media = {
  files: SharedFile[];
  count: number;
  /** Brings the page after the loaded ones; null where all are. */
  more: (() => void) | null;
};

/** Of a family's phone only what came through it: who sent the rest is not known to be at it now. */
export type MediaAsked = { dialogId: number; of: "dialog" | "person" };

/** The files of one dialog, or of all dialogs of who is behind it: the first page is given, more come when asked for. */
export function useMedia(asked: MediaAsked, first: SharedMedia): Media {
  const [loaded, setLoaded] = useState({ first, media: first });
  // Given anew, they begin anew.
  const { media } = loaded.first === first ? loaded : { media: first };
  const { next } = media;
  async function more() {
    const page = await ask(asked, next);
    if (!page) return;
    // Asked twice: it is no longer the page after the last.
    setLoaded((known) => {
      const held = known.first === first ? known.media : first;
      if (held.next !== next) return known;
      return { first, media: { ...page, files: [...held.files, ...page.files] } };
    });
  }
  return { ...media, more: next === null ? null : () => void more() };
}

async function ask(
  { dialogId, of }: MediaAsked,
  before: number | null,
): Promise<SharedMedia | null> {
  try {
    const path = `/api/dialogs/${dialogId}/media?of=${of}&before=${before}`;
    const response = await fetch(path, { cache: "no-store" });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
