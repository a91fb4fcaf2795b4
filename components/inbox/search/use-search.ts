"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import type { InboxRequests } from "@/components/inbox/inbox-requests";
import {
  beginSearch,
  isSameWanted,
  type Kind,
  reduceSearch,
  type Search,
  type Wanted,
} from "@/components/inbox/state/search-state";
import { useRegained } from "@/components/shell/use-regained";
import type { SearchPage } from "@/lib/dialogs/types/search";

type Options = {
  wanted: Wanted;
  /** What the page came with, of what it was looked for. */
  found: SearchPage | null;
  /** Which accounts are seen: with others something else is found. */
  seen: string;
  ask: InboxRequests["search"];
};

export type Searching = {
  search: Search;
  again(): void;
  loadMore(kind: Kind): void;
};

/** Looks for what the address says; what is looked for no longer is called off. */
export function useSearch({ wanted, found, seen, ask }: Options): Searching {
  const [search, tell] = useReducer(reduceSearch, null, () => beginSearch(wanted, found));
  const underway = useRef<AbortController>(undefined);
  const { q, account, channel } = wanted;

  const look = useCallback(async () => {
    underway.current?.abort();
    const of = { q, account, channel };
    if (q === "") return tell({ type: "left" });
    const asking = new AbortController();
    underway.current = asking;
    tell({ type: "asked" });
    const answer = await ask(of, asking.signal);
    if (asking.signal.aborted) return;
    if (answer.ok) tell({ type: "found", of, page: answer.value });
    else tell({ type: "failed" });
  }, [q, account, channel, ask]);

  const isFound = isSameWanted(search.of, wanted);
  const isThere = useRef(isFound);
  useEffect(() => {
    isThere.current = isFound;
  });
  useEffect(() => {
    if (isThere.current && q !== "") tell({ type: "returned" });
    else void look();
    return () => underway.current?.abort();
  }, [look, q]);

  const seenBefore = useRef(seen);
  useEffect(() => {
    if (seenBefore.current !== seen) void look();
    seenBefore.current = seen;
  }, [seen, look]);

  useRegained(search.state === "failed", look);

  const { of } = search;
  const loadMore = useCallback(
    async (kind: Kind) => {
      const { next } = search[kind];
      if (!of || next === null || search.more[kind] === "loading") return;
      tell({ type: "moreAsked", kind });
      const answer = await ask({ ...of, [kind]: next });
      if (answer.ok) tell({ type: "moreFound", of, page: answer.value });
      else tell({ type: "moreFailed", of, kind });
    },
    [search, of, ask],
  );

  return {
    search,
    again: () => void look(),
    loadMore: (kind) => void loadMore(kind),
  };
}
