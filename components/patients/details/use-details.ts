"use client";

import { useCallback, useEffect, useState } from "react";
import { useRegained } from "@/components/shell/use-regained";
import { same } from "@/components/ui/state/same";
import type { OpenDetails } from "@/lib/dialogs/types/details";
import type { MediaAsked } from "./use-media";

type Asked = MediaAsked & {
  /** Of several people behind the dialog the one to show. */
  personId: number | null;
  /** Rises whenever something about the dialog has changed: then it is asked anew. */
  version: number;
};

type Answer = Omit<Asked, "version" | "of"> & { details: OpenDetails | null };

/** The Details of a dialog, kept true; `details` is null while nothing has come yet. */
export type Details = {
  details: OpenDetails | null;
  hasFailed: boolean;
  reload(): void;
};

/**
 * What is on the screen stays until the newer answer has come, so that nothing jumps; where none comes it stays as
 * well, for somebody may be writing in it.
 */
export function useDetails({ dialogId, of, personId, version }: Asked): Details {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isMissed, setMissed] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version and the tries are signals to ask again.
  useEffect(() => {
    const calling = new AbortController();
    void ask({ dialogId, of, personId }, calling.signal).then((said) => {
      if (calling.signal.aborted) return;
      setMissed(said === "unreached");
      setAnswer((held) => {
        const isThere = held?.dialogId === dialogId && held.personId === personId;
        if (said === "unreached" && isThere) return held;
        const details = said === "unreached" ? null : said;
        const known = isThere ? held.details : null;
        if (!details || !known) return { dialogId, personId, details };
        const kept = keptIn(known, details);
        return kept === known ? held : { dialogId, personId, details: kept };
      });
    });
    return () => calling.abort();
  }, [dialogId, of, personId, version, tries]);
  const reload = useCallback(() => setTries((count) => count + 1), []);
  useRegained(isMissed, reload);
  const known = answer?.dialogId === dialogId ? answer : null;
  return {
    details: known?.details ?? null,
    hasFailed: known !== null && known.details === null,
    reload,
  };
}

/** What says the same stays the same object, so that nothing is drawn for it; what could not be read stays as well. */
function keptIn(known: OpenDetails, came: OpenDetails): OpenDetails {
  if (known.person?.id !== came.person?.id) return came;
  const kept = {
    ...came,
    touches: came.touches === null ? known.touches : same(known.touches, came.touches),
    media: came.media === null ? known.media : same(known.media, came.media),
  };
  return same(known, kept);
}

/** Null where they may not be seen any more. */
async function ask(
  { dialogId, of, personId }: Omit<Asked, "version">,
  signal: AbortSignal,
): Promise<OpenDetails | null | "unreached"> {
  try {
    const person = personId === null ? "" : `&person=${personId}`;
    const response = await fetch(`/api/dialogs/${dialogId}/details?of=${of}${person}`, {
      cache: "no-store",
      signal,
    });
    if (response.status === 404) return null;
    return response.ok ? await response.json() : "unreached";
  } catch {
    return "unreached";
  }
}
