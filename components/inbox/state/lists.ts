import type { DialogPage } from "@/lib/dialogs/types/list";
import { type Known, merge } from "./merge";
import type { InboxState } from "./model";
import { isSameFilter, isSameList, type Place, type WhichList } from "./place";
import { extentOf, type ListedPage, listKey, widest } from "./rows";

/** How the list stands at a place: there already, or to be asked for. */
export function listAt(state: InboxState, place: Place): Pick<InboxState, "listState"> {
  const { listState, extents } = state;
  if (isSameList(place, state.place)) return { listState };
  return { listState: extents.has(listKey(place)) ? "ready" : "loading" };
}

/** A page of a list came; one that nobody waits for any more changes nothing. */
export function listLoaded(
  state: InboxState,
  list: WhichList,
  page: DialogPage,
): InboxState {
  if (!isSameList(list, state.place)) return state;
  const key = listKey(list);
  const extent = widest(list, state.extents.get(key), extentOf(page));
  return {
    ...state,
    ...countsAfter(state, list, page),
    known: merge(state.known, page.rows, "page"),
    listState: "ready",
    extents: new Map(state.extents).set(key, extent),
  };
}

/** The list begins anew with a page: of what was known only the open dialog still is. */
export function relisted(
  state: InboxState,
  list: WhichList,
  page: ListedPage,
): InboxState {
  const open = <Value>(known: Known<Value>) =>
    new Map([...known].filter(([id]) => id === state.place.openId));
  const listState = isSameList(list, state.place) ? "ready" : "loading";
  return {
    ...state,
    known: open(state.known),
    threads: open(state.threads),
    extents: new Map([[listKey(list), extentOf(page)]]),
    listState,
  };
}

/** Catching up keeps the counts true; a page brings only the first ones of another filter. */
function countsAfter(state: InboxState, { filter }: WhichList, { counts }: DialogPage) {
  return isSameFilter(state.countsOf, filter) ? {} : { counts, countsOf: filter };
}
