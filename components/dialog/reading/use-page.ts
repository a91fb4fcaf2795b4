"use client";

import { useCallback, useRef, useState } from "react";

export type PageState = "ready" | "loading" | "failed";

/** Asks for more of a thread, one page at a time; after a failure only when somebody asks again. */
export function usePage(hasMore: boolean, loadPage: () => Promise<void>) {
  const [state, setState] = useState<PageState>("ready");
  const isBusy = useRef(false);
  const load = useCallback(async () => {
    if (!hasMore || isBusy.current) return;
    isBusy.current = true;
    setState("loading");
    setState(await outcomeOf(loadPage()));
    isBusy.current = false;
  }, [hasMore, loadPage]);
  const loadByItself = useCallback(() => {
    if (state !== "failed") void load();
  }, [state, load]);
  return { state, load, loadByItself };
}

/** The state says that it failed, and why is of no use to who reads. */
const outcomeOf = (loading: Promise<void>): Promise<PageState> =>
  loading.then(
    () => "ready",
    () => "failed",
  );
