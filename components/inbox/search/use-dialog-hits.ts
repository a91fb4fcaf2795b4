"use client";

import { useEffect, useState } from "react";
import type { InboxRequests } from "@/components/inbox/inbox-requests";
import type { DialogHit } from "@/lib/dialogs/types/search";

type Found = { q: string; dialogId: number | null; hits: DialogHit[] };

const none: DialogHit[] = [];

/** The messages of the open dialog in which the words of the search stand; none while nothing is looked for. */
export function useDialogHits(
  q: string,
  dialogId: number | null,
  ask: InboxRequests["searchDialog"],
): readonly DialogHit[] {
  const [found, setFound] = useState<Found>({ q: "", dialogId: null, hits: none });
  useEffect(() => {
    if (q === "" || dialogId === null) return;
    const asking = new AbortController();
    void ask(dialogId, q, asking.signal).then((answer) => {
      if (answer.ok) setFound({ q, dialogId, hits: answer.value.hits });
    });
    return () => asking.abort();
  }, [q, dialogId, ask]);
  return found.q === q && found.dialogId === dialogId && q !== "" ? found.hits : none;
}
