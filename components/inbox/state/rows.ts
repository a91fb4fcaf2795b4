import type { DialogPage } from "@/lib/dialogs/types/list";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { filterKey, type WhichList } from "./place";

/** Where the loaded part of a list ends. */
type Edge = Pick<DialogRow, "activityAt" | "id" | "window">;

/**
 * How much of a list (a tab, narrowed or not) has been loaded: down to `edge`, or all of it where `next` is null.
 * Everything above the edge is known, because catching up brings every dialog that changes; so the list on the screen
 * needs no list of its own: it is the known dialogs that belong in it, down to the edge. A dialog below it comes with
 * its page.
 */
export type Extent = { edge: Edge | null; next: string | null };

/** How much of each list has been loaded, by {@link listKey}. */
export type Extents = ReadonlyMap<string, Extent>;

/** Which list of dialogs it is. */
export const listKey = ({ tab, filter }: WhichList): string =>
  `${tab} ${filterKey(filter)}`;

/** A page of a list, without what is counted beside it. */
export type ListedPage = Pick<DialogPage, "rows" | "next">;

/** How much a page covers. */
export const extentOf = ({ rows, next }: ListedPage): Extent => ({
  edge: next === null ? null : (rows.at(-1) ?? null),
  next,
});

/** The larger of two extents of one list. */
export function widest(
  { filter }: Pick<WhichList, "filter">,
  held: Extent | undefined,
  came: Extent,
): Extent {
  if (!held || came.next === null) return came;
  if (held.edge === null || came.edge === null) return held;
  return orderOf(filter)(came.edge, held.edge) > 0 ? came : held;
}

/** Those of the known dialogs that stand in a list down to the edge, in its order. `now`: windows close by the clock. */
export const listedRows = (
  rows: readonly DialogRow[],
  list: WhichList,
  extent: Extent,
  now: number,
): DialogRow[] =>
  rows
    .filter((row) => belongsIn(list, row, now) && isAbove(list, extent, row))
    .sort(orderOf(list.filter));

/** Does a dialog stand above the edge, or would it if it belonged in the list? */
export const isAbove = (
  { filter }: Pick<WhichList, "filter">,
  { edge }: Extent,
  row: DialogRow,
): boolean => !edge || orderOf(filter)(row, edge) <= 0;

function belongsIn({ tab, filter }: WhichList, row: DialogRow, now: number): boolean {
  const { account, closed, assignee } = row;
  if (closed !== (tab === "closed")) return false;
  if (filter.account !== null && filter.account !== account.id) return false;
  if (filter.channel !== null && filter.channel !== account.channel) return false;
  if (filter.assignee === "me" && !row.isMine) return false;
  if (filter.assignee === "none" && assignee) return false;
  if (filter.unanswered && !row.unansweredSince) return false;
  if (filter.unread && row.unread === 0) return false;
  if (filter.undelivered && !row.undelivered) return false;
  return !filter.closing || Date.parse(closesAt(row)) > now;
}

/** The server's order of a list. Times are ISO strings in UTC, so they sort. */
const orderOf = ({ closing }: WhichList["filter"]) => (closing ? bySoonest : byActivity);

/** Newest activity first, ties by the higher id. */
function byActivity(one: Edge, other: Edge): number {
  if (one.activityAt !== other.activityAt) {
    return one.activityAt > other.activityAt ? -1 : 1;
  }
  return other.id - one.id;
}

/** The soonest to close first, ties by the lower id. */
function bySoonest(one: Edge, other: Edge): number {
  const [here, there] = [closesAt(one), closesAt(other)];
  if (here !== there) return here < there ? -1 : 1;
  return one.id - other.id;
}

const closesAt = ({ window }: Pick<DialogRow, "window">): string =>
  window?.closesAt ?? "";
