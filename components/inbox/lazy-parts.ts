"use client";

import { useEffect } from "react";
import { lazyComponent } from "@/components/ui/loading/lazy-component";
import { whenSettled } from "@/components/ui/rendering/when-settled";
import { hasChosen } from "./state/place";
import type { InboxStart } from "./use-inbox";

export const OpenDialog = lazyComponent(() =>
  import("./open-dialog").then((file) => file.OpenDialog),
);

export const MissingDialog = lazyComponent(() =>
  import("@/components/dialog/missing-dialog").then((file) => file.MissingDialog),
);

export const Results = lazyComponent(() =>
  import("./search/results").then((file) => file.Results),
);

export const ListEmpty = lazyComponent(() =>
  import("./list/list-empty").then((file) => file.ListEmpty),
);

export const SetFilters = lazyComponent(() =>
  import("./list/set-filters").then((file) => file.SetFilters),
);

export const SignedOutBanner = lazyComponent(() =>
  import("./signed-out-banner").then((file) => file.SignedOutBanner),
);

export const RowMenu = lazyComponent(() =>
  import("./list/row-menu").then((file) => file.RowMenu),
);

export const FilterMenu = lazyComponent(() =>
  import("./list/filter-menu").then((file) => file.FilterMenu),
);

export const StartWindow = lazyComponent(() =>
  import("./start/start-window").then((file) => file.StartWindow),
);

export const WhyClose = lazyComponent(() =>
  import("./why-close").then((file) => file.WhyClose),
);

const all = [
  OpenDialog,
  MissingDialog,
  Results,
  ListEmpty,
  SetFilters,
  SignedOutBanner,
  RowMenu,
  FilterMenu,
  StartWindow,
  WhyClose,
];

/** What the server has drawn comes to life as a whole: a part that waited for its script alone would vanish meanwhile. */
export function waitForDrawn({ open, place, page }: InboxStart) {
  if (open) OpenDialog.wait();
  else if (place.openId !== null) MissingDialog.wait();
  if (place.q) Results.wait();
  else if (page.rows.length === 0) ListEmpty.wait();
  if (hasChosen(place.filter)) SetFilters.wait();
}

/**
 * Fetches what the list can open before anybody opens it: as soon as somebody reaches for the list (the handlers that
 * it answers with), and in any case when the page has come to rest.
 */
export function usePrefetch() {
  useEffect(() => whenSettled(() => void prefetchAll()), []);
  return reaching;
}

/** Fetches all of it. A script that does not come is asked for again when it is needed. */
export async function prefetchAll(): Promise<void> {
  await Promise.allSettled(all.map((face) => face.prefetch()));
}

const reaching = { onPointerEnter: prefetchAll, onFocus: prefetchAll };
