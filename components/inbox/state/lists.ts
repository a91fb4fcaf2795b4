import type { DialogPage } from "@/lib/dialogs/types";
import { merge } from "./merge";
import type { InboxState, WhichList } from "./model";
import { isSameList, type Place } from "./place";
import { extentOf, findMore, widest } from "./rows";

/** How the list stands at a place: there already, or to be asked for. */
export function listAt(
  state: InboxState,
  place: Place,
): Pick<InboxState, "listState" | "found"> {
  const { found, listState, extents } = state;
  if (isSameList(place, state.place)) return { listState, found };
  if (place.q !== "") return { listState: "loading", found };
  return { listState: extents[place.tab] ? "ready" : "loading", found: null };
}

/** A list's first page came; one that nobody waits for any more changes nothing. */
export function listLoaded(
  state: InboxState,
  list: WhichList,
  page: DialogPage,
): InboxState {
  if (!isSameList(list, state.place)) return state;
  const known = merge(state.known, page.rows, "page");
  const { tab, q } = list;
  if (q !== "") {
    const found = { ids: page.rows.map(({ id }) => id), next: page.next };
    return { ...state, known, found, listState: "ready" };
  }
  const extents = {
    ...state.extents,
    [tab]: widest(state.extents[tab], extentOf(page)),
  };
  return { ...state, known, extents, found: null, listState: "ready" };
}

/** A further page of the list came. */
export function moreRowsLoaded(
  state: InboxState,
  list: WhichList,
  page: DialogPage,
): InboxState {
  if (list.q === "") return listLoaded(state, list, page);
  if (!isSameList(list, state.place) || !state.found) return state;
  const known = merge(state.known, page.rows, "page");
  return { ...state, known, found: findMore(state.found, page), listState: "ready" };
}
