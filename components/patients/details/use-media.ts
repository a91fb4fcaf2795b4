"use client";

import { useCallback, useEffect, useState } from "react";
import type { SharedFile, SharedMedia } from "@/lib/dialogs/types/file";

/** The files that a dialog's people sent and got, as far as they are loaded, newest first. */
export type Media = {
  files: SharedFile[];
  count: number;
  /** Brings the page after the loaded ones; null where all are. */
  more: (() => void) | null;
};

const nothing: SharedMedia = { files: [], count: 0, next: null };

/** Of a family's phone only what came through it: who sent the rest is not known to be at it now. */
export type MediaAsked = { dialogId: number; of: "dialog" | "person" };

/** The files of one dialog, or of all dialogs of who is behind it; asked anew with every change of it. */
export function useMedia({ dialogId, of }: MediaAsked, version: number): Media {
  const [media, setMedia] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is a signal to ask again.
  useEffect(() => {
    const calling = new AbortController();
    void ask({ dialogId, of }, null, calling.signal).then((page) => {
      if (page && !calling.signal.aborted) setMedia(page);
    });
    return () => calling.abort();
  }, [dialogId, of, version]);
  const { next } = media;
  const more = useCallback(async () => {
    const page = await ask({ dialogId, of }, next);
    // Asked anew meanwhile, or asked twice: it is no longer the page after the last.
    if (page)
      setMedia((known) =>
        known.next === next ? { ...page, files: [...known.files, ...page.files] } : known,
      );
  }, [dialogId, of, next]);
  return { ...media, more: next === null ? null : () => void more() };
}

async function ask(
  { dialogId, of }: MediaAsked,
  before: number | null,
  signal?: AbortSignal,
): Promise<SharedMedia | null> {
  try {
    const query = new URLSearchParams({
      of,
      ...(before !== null && { before: String(before) }),
    });
    const response = await fetch(`/api/dialogs/${dialogId}/media?${query}`, {
      cache: "no-store",
      ...(signal && { signal }),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
