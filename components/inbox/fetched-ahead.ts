"use client";

import { useEffect } from "react";
import { fetchedLater } from "@/components/ui/fetched-later";
import type { InboxStart } from "./use-inbox";

export const OpenDialog = fetchedLater(() =>
  import("./open-dialog").then((file) => file.OpenDialog),
);

export const SearchResults = fetchedLater(() =>
  import("./search/search-results").then((file) => file.SearchResults),
);

export const RowMenu = fetchedLater(() =>
  import("./row-menu").then((file) => file.RowMenu),
);

export const FilterMenu = fetchedLater(() =>
  import("./filter-menu").then((file) => file.FilterMenu),
);

export const StartWindow = fetchedLater(() =>
  import("./start/start-window").then((file) => file.StartWindow),
);

export const WhyClose = fetchedLater(() =>
  import("./why-close").then((file) => file.WhyClose),
);

const all = [OpenDialog, SearchResults, RowMenu, FilterMenu, StartWindow, WhyClose];

/** What the server has drawn comes to life as a whole: a part that waited for its script alone would vanish meanwhile. */
export function waitForDrawn({ open, place }: InboxStart) {
  if (open) OpenDialog.wait();
  if (place.q) SearchResults.wait();
}

/** The page has come to rest by then. */
const restMs = 2_000;

/**
 * Fetches what the list can open before anybody opens it: as soon as somebody reaches for the list (the handlers that
 * it answers with), and in any case when the page has come to rest.
 */
export function useFetchAhead() {
  useEffect(() => {
    const timer = setTimeout(fetchAll, restMs);
    return () => clearTimeout(timer);
  }, []);
  return reaching;
}

/** Fetches all of it. A script that does not come is asked for again when it is needed. */
export async function fetchAll(): Promise<void> {
  await Promise.allSettled(all.map((face) => face.fetch()));
}

const reaching = { onPointerEnter: fetchAll, onFocus: fetchAll };
