import type { DialogPage } from "@/lib/dialogs/types";
import { merge } from "./merge";
import type { InboxState } from "./model";
import { isSameFilter, isSameList, type Place, type WhichList } from "./place";
import { extentOf, findMore, listKey, widest } from "./rows";

/** How the list stands at a place: there already, or to be asked for. */
export function listAt(
  state: InboxState,
  place: Place,
): Pick<InboxState, "listState" | "found"> {
  const { found, listState, extents } = state;
  if (isSameList(place, state.place)) return { listState, found };
  if (place.q !== "") return { listState: "loading", found };
  return { listState: extents.has(listKey(place)) ? "ready" : "loading", found: null };
}

/** A list's first page came; one that nobody waits for any more changes nothing. */
export function listLoaded(
  state: InboxState,
  list: WhichList,
  page: DialogPage,
): InboxState {
  if (!isSameList(list, state.place)) return state;
  const loaded: InboxState = {
    ...state,
    ...countsAfter(state, list, page),
    known: merge(state.known, page.rows, "page"),
    listState: "ready",
  };
  if (list.q !== "") {
    const found = { ids: page.rows.map(({ id }) => id), next: page.next };
    return { ...loaded, found };
  }
  const key = listKey(list);
  const extent = widest(list, state.extents.get(key), extentOf(page));
  return { ...loaded, extents: new Map(state.extents).set(key, extent), found: null };
}

/** Catching up keeps the counts true; a page brings only the first ones of another filter. */
function countsAfter(state: InboxState, { filter }: WhichList, { counts }: DialogPage) {
  return isSameFilter(state.countsOf, filter) ? {} : { counts, countsOf: filter };
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
