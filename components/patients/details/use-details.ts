"use client";

import { useCallback, useEffect, useState } from "react";
import type { DialogDetails } from "@/lib/patients/types";

type Asked = {
  dialogId: number;
  /** Of several people behind the dialog the one to show. */
  personId: number | null;
  /** Rises whenever something about the dialog has changed: then it is asked anew. */
  version: number;
};

type Answer = Omit<Asked, "version"> & { details: DialogDetails | null };

/** The Details of a dialog, kept true; `details` is null while nothing has come yet. */
export type Details = {
  details: DialogDetails | null;
  hasFailed: boolean;
  reload(): void;
};

/**
 * What is on the screen stays until the newer answer has come, so that nothing jumps; where none comes it stays as
 * well, for somebody may be writing in it.
 */
export function useDetails({ dialogId, personId, version }: Asked): Details {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version and the tries are signals to ask again.
  useEffect(() => {
    const calling = new AbortController();
    void ask(dialogId, personId, calling.signal).then((said) => {
      if (calling.signal.aborted) return;
      setAnswer((held) => {
        const isThere = held?.dialogId === dialogId && held.personId === personId;
        if (said === "unreached" && isThere) return held;
        return { dialogId, personId, details: said === "unreached" ? null : said };
      });
    });
    return () => calling.abort();
  }, [dialogId, personId, version, tries]);
  const known = answer?.dialogId === dialogId ? answer : null;
  return {
    details: known?.details ?? null,
    hasFailed: known !== null && known.details === null,
    reload: useCallback(() => setTries((count) => count + 1), []),
  };
}

/** Null where they may not be seen any more. */
async function ask(
  dialogId: number,
  personId: number | null,
  signal: AbortSignal,
): Promise<DialogDetails | null | "unreached"> {
  try {
    const query = personId === null ? "" : `?person=${personId}`;
    const response = await fetch(`/api/dialogs/${dialogId}/details${query}`, {
      cache: "no-store",
      signal,
    });
    if (response.status === 404) return null;
    return response.ok ? await response.json() : "unreached";
  } catch {
    return "unreached";
  }
}
