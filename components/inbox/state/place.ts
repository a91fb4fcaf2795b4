import type { Tab } from "@/lib/dialogs/types";

/** Where the Dialogs screen is. The address bar holds all of it, so a link, Back and Forward lead to the same screen. */
export type Place = { tab: Tab; q: string; openId: number | null };

/** Another place, said by what differs from the present one: `dialogId: null` closes the thread, `q: ""` the search. */
export type Target = { dialogId?: number | null; tab?: Tab; q?: string };

const PATH = /^\/dialogs(?:\/([1-9]\d{0,14}))?\/?$/;

/** Reads a place from an address; null for an address that is not the Dialogs screen's. */
export function placeOf(pathname: string, search: string): Place | null {
  const match = PATH.exec(pathname);
  if (!match) return null;
  const query = new URLSearchParams(search);
  return {
    tab: query.get("tab") === "closed" ? "closed" : "active",
    q: query.get("q")?.trim() ?? "",
    openId: match[1] ? Number(match[1]) : null,
  };
}

/** The address of a place, on this origin. */
export function hrefOf({ tab, q, openId }: Place): string {
  const query = new URLSearchParams();
  if (tab === "closed") query.set("tab", tab);
  if (q.trim()) query.set("q", q.trim());
  const path = openId === null ? "/dialogs" : `/dialogs/${openId}`;
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The place that a target means, seen from another one. */
export function placeFrom(here: Place, { dialogId, tab, q }: Target): Place {
  return {
    tab: tab ?? here.tab,
    q: (q ?? here.q).trim(),
    openId: dialogId === undefined ? here.openId : dialogId,
  };
}

/** Do two places show the same list, whatever dialog is open beside it? */
export const isSameList = (one: Omit<Place, "openId">, other: Omit<Place, "openId">) =>
  one.tab === other.tab && one.q === other.q;

/** Is one search being refined into another? Then Back should leave the search, not undo its letters one by one. */
export const isRefinedSearch = (from: Place, to: Place) =>
  from.q !== "" && to.q !== "" && from.q !== to.q && from.openId === to.openId;
