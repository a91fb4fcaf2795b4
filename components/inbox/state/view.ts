import type { DialogRow, OpenDialog } from "@/lib/dialogs/types";
import { asDrawn, asStored, type DrawnMessage, unstored } from "./drawn";
import type { InboxState } from "./model";
import { openThread, shownRow } from "./opening";
import { foundRows, listedRows, listKey } from "./rows";
import { besideRows, storedMessages } from "./thread";

/** The rows of the list on the screen. While a refined search is under way, those of the one before. */
export function visibleRows(state: InboxState): DialogRow[] {
  const { place, known, found, extents } = state;
  const extent = extents.get(listKey(place));
  if (place.q !== "" && found) {
    return foundRows(known, found).map((row) => shownRow(state, row));
  }
  if (!extent) return [];
  return listedRows(known, place, extent).map((row) => shownRow(state, row));
}

/** The page after the loaded ones, for the server; null at the end. */
export function nextPage({ place, found, extents }: InboxState): string | null {
  return (place.q === "" ? extents.get(listKey(place)) : found)?.next ?? null;
}

/** The open dialog with its loaded messages; null while there is nothing to show of it. */
export function openDialog(state: InboxState): OpenDialog | null {
  const { openState, place, known } = state;
  const thread = openThread(state);
  const row = known.get(place.openId ?? 0);
  if (openState !== "ready" || !thread || !row) return null;
  return {
    ...thread.about,
    row: shownRow(state, row),
    messages: storedMessages(thread),
    beside: besideRows(thread),
    hasOlder: thread.edge !== null,
  };
}

/** The thread as drawn: what is stored, oldest first, then what is on its way in the order it was sent. */
export function threadMessages(state: InboxState): DrawnMessage[] {
  const open = openDialog(state);
  if (!open) return [];
  const stored = open.messages.map(asStored);
  const drawn = unstored(state.drawn, open.messages)
    .filter(({ dialogId }) => dialogId === open.row.id)
    .map(asDrawn);
  return [...stored, ...drawn];
}
