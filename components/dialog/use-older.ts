"use client";

import { useCallback, useRef, useState } from "react";

export type OlderState = "ready" | "loading" | "failed";

/** Asks for earlier messages, one page at a time; after a failure only when somebody asks again. */
export function useOlder(hasOlder: boolean, loadOlder: () => Promise<void>) {
  const [state, setState] = useState<OlderState>("ready");
  const isBusy = useRef(false);
  const load = useCallback(async () => {
    if (!hasOlder || isBusy.current) return;
    isBusy.current = true;
    setState("loading");
    setState(await outcomeOf(loadOlder()));
    isBusy.current = false;
  }, [hasOlder, loadOlder]);
  const loadByItself = useCallback(() => {
    if (state !== "failed") void load();
  }, [state, load]);
  return { state, load, loadByItself };
}

/** The state says that it failed, and why is of no use to who reads. */
const outcomeOf = (loading: Promise<void>): Promise<OlderState> =>
  loading.then(
    () => "ready",
    () => "failed",
  );
