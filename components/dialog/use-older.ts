"use client";

import { useCallback, useRef, useState } from "react";

type OlderState = "ready" | "loading" | "failed";

/** Asks for earlier messages, one page at a time; after a failure only when somebody asks again. */
export function useOlder(hasOlder: boolean, loadOlder: () => Promise<void>) {
  const [state, setState] = useState<OlderState>("ready");
  const isBusy = useRef(false);
  const load = useCallback(async () => {
    if (!hasOlder || isBusy.current) return;
    isBusy.current = true;
    setState("loading");
    const came = await loadOlder().then(
      () => true,
      () => false,
    );
    isBusy.current = false;
    setState(came ? "ready" : "failed");
  }, [hasOlder, loadOlder]);
  const loadByItself = useCallback(() => {
    if (state !== "failed") void load();
  }, [state, load]);
  return { state, load, loadByItself };
}
