import type { LateMessage, OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { guarded } from "./guard";
import type { InboxState } from "./model";
import { openRow, openThread, shownRow } from "./opening";
import { asDrawn, asStored, type DrawnMessage, unstored } from "./optimistic-replies";
import { isAbove, listedRows, listKey } from "./rows";
import type { Thread } from "./thread";
import {
  besideRows,
  hasOlderThan,
  inboundArrivals,
  lateIn,
  storedMessages,
} from "./thread-selectors";

/** The rows of the list. */
export function visibleRows(state: InboxState, now: number): DialogRow[] {
  const { place, known, extents } = state;
  const extent = extents.get(listKey(place));
  if (!extent) return [];
  const rows = [...known.values()].map((row) => shownRow(state, row));
  return listedRows(rows, place, extent, now);
}

/** A dialog as it is, whatever list it stands in. */
export function rowOf(state: InboxState, dialogId: number): DialogRow | undefined {
  const row = state.known.get(dialogId);
  return row && shownRow(state, row);
}

/** The same, unless it stands below all that has been loaded of the list. */
export function loadedRow(state: InboxState, dialogId: number): DialogRow | undefined {
  const row = rowOf(state, dialogId);
  const extent = state.extents.get(listKey(state.place));
  return row && extent && isAbove(state.place, extent, row) ? row : undefined;
}

/** The page after the loaded ones, for the server; null at the end. */
export const nextPage = ({ place, extents }: InboxState): string | null =>
  extents.get(listKey(place))?.next ?? null;

/** The open dialog with its loaded messages; null while there is nothing to show of it. */
export function openDialog(state: InboxState): OpenDialog | null {
  const { openState, place, known } = state;
  const thread = openThread(state);
  const row = known.get(place.openId ?? 0);
  if (openState !== "ready" || !thread || !row) return null;
  const shown = openRow(state, row);
  const held = opens.get(thread);
  if (held?.row === shown) return held;
  const open = { ...contentOf(thread), row: shown };
  opens.set(thread, open);
  return open;
}

/** The same thread gives the same objects: what draws it is drawn anew only where something of it has changed. */
const opens = new WeakMap<Thread, OpenDialog>();

const contentOf = perThread((thread) => ({
  ...thread.about,
  messages: storedMessages(thread),
  beside: besideRows(thread),
  hasOlder: hasOlderThan(thread),
}));

const arrivalsOf = perThread(inboundArrivals);
const lateOf = perThread(lateIn);

function perThread<Value>(make: (thread: Thread) => Value) {
  const made = new WeakMap<Thread, Value>();
  return (thread: Thread): Value => {
    const value = made.get(thread) ?? make(thread);
    made.set(thread, value);
    return value;
  };
}

/** The dialog of which it is asked why it is closed. */
export const askedRow = ({ asksWhy, known }: InboxState): DialogRow | null =>
  (asksWhy === null ? null : known.get(asksWhy)) ?? null;

/** Does the shown part of the open thread end before its newest message? */
export const hasNewer = (state: InboxState): boolean =>
  openThread(state)?.stretch != null;

/** The version of the open dialog at which its Details were last told something. */
export const detailsVersion = (state: InboxState): number =>
  openThread(state)?.detailsVersion ?? 0;

/** The arrival numbers of the patient's messages in the open dialog, as far as they are known, shown or not. */
export function arrivals(state: InboxState): number[] {
  const thread = openThread(state);
  return thread ? arrivalsOf(thread) : none;
}

/** What arrived late in the open dialog, as far as it is known, oldest first: shown, or far above what is loaded. */
export function lateMessages(state: InboxState): LateMessage[] {
  const thread = openThread(state);
  return thread ? lateOf(thread) : none;
}

/** The message or note of the open dialog that somebody went to, and how many times anybody has gone anywhere. */
export function jumpOf({ place, jumps }: InboxState): Jump | null {
  const { messageId, noteId } = place;
  return (messageId ?? noteId) === null ? null : { messageId, noteId, count: jumps };
}

/**
 * Going to a message, or a note beside it, which may be the only thing in its dialog: a higher `count` is another
 * going, be it to the same message.
 */
export type Jump = { messageId: number | null; noteId: number | null; count: number };

/**
 * The thread as drawn: what is stored, oldest first, then what is on its way in the order it was sent. At an old
 * message only what stands around it. A reply that is held stands in the composer.
 */
export function threadMessages(state: InboxState): DrawnMessage[] {
  const open = openDialog(state);
  if (!open) return none;
  const held = lists.get(open);
  if (held?.drawn === state.drawn) return held.messages;
  const messages = messagesOf(state, open);
  lists.set(open, { drawn: state.drawn, messages });
  return messages;
}

type DrawnList = { drawn: InboxState["drawn"]; messages: DrawnMessage[] };
const lists = new WeakMap<OpenDialog, DrawnList>();
const none: never[] = [];

function messagesOf(state: InboxState, open: OpenDialog): DrawnMessage[] {
  const stored = open.messages.map(asStored);
  if (hasNewer(state)) return stored;
  const drawn = unstored(state.drawn, open.messages)
    .filter(({ dialogId, refusal }) => dialogId === open.row.id && refusal !== guarded)
    .flatMap((reply) => asDrawn(reply, open.files));
  return [...stored, ...drawn];
}
