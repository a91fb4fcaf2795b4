import type { DialogRow, OlderMessages, OpenDialog } from "@/lib/dialogs/types";
import { unstored } from "./drawn";
import { type Known, merge } from "./merge";
import type { Caught, InboxState, OpenState } from "./model";
import type { Place } from "./place";
import {
  changedThread,
  firstUnseenSeq,
  inboundAbove,
  leftThread,
  olderThread,
  openedThread,
  storedMessages,
  type Thread,
} from "./thread";

/** Threads kept for going back to at once. */
const KEPT_THREADS = 20;

/** The open dialog's thread, however much is known of it. */
export const openThread = ({ place, threads }: InboxState): Thread | undefined =>
  place.openId === null ? undefined : threads.get(place.openId);

/** A dialog's row with what this member of staff has just seen taken off its unread count. */
export function shownRow({ floors, threads }: InboxState, row: DialogRow): DialogRow {
  const floor = floors.get(row.id);
  if (!floor || row.unread === 0) return row;
  const unread = Math.min(row.unread, inboundAbove(threads.get(row.id), floor.seq));
  return unread === row.unread ? row : { ...row, unread };
}

/** Another dialog was chosen, or none: the one that was left may be shown again, and is refreshed then. */
export function dialogChosen(state: InboxState, leftId: number | null): InboxState {
  const threads = new Map(state.threads);
  const left = leftId === null ? undefined : threads.get(leftId);
  if (left && leftId !== null) {
    const kept = leftThread(left);
    if (kept) threads.set(leftId, kept);
    else threads.delete(leftId);
  }
  const chosen = { ...state, threads, firstUnseen: null };
  return { ...chosen, openState: openStateAt(state.place, openThread(chosen)) };
}

/** What the thread's pane shows at a place. */
export function openStateAt({ openId }: Place, thread: Thread | undefined): OpenState {
  if (openId === null) return "none";
  return thread && thread.freshness !== "partial" ? "ready" : "loading";
}

/** The newest page of a dialog's thread came. */
export function opened(state: InboxState, dialog: OpenDialog, asOf: number): InboxState {
  const { row, messages } = dialog;
  const thread = openedThread(state.threads.get(row.id), dialog);
  const drawn = unstored(state.drawn, messages, { dialogId: row.id, asOf });
  const came: InboxState = {
    ...state,
    drawn,
    known: merge(state.known, [row], "page"),
    threads: withThread(state, row.id, thread),
  };
  if (row.id !== state.place.openId) return came;
  return { ...came, openState: "ready", firstUnseen: freeze(came, row.id, thread) };
}

/** Puts the thread last, as the most recently opened, and lets go of those opened longest ago. */
function withThread(
  { threads, place }: InboxState,
  dialogId: number,
  thread: Thread,
): Known<Thread> {
  const others = [...threads].filter(([id]) => id !== dialogId);
  const kept = others.filter(
    ([id], index) => id === place.openId || others.length - index < KEPT_THREADS,
  );
  return new Map([...kept, [dialogId, thread]]);
}

function freeze(state: InboxState, dialogId: number, thread: Thread) {
  const row = state.known.get(dialogId);
  if (state.firstUnseen || !row) return state.firstUnseen;
  const { unread } = shownRow(state, row);
  return { seq: firstUnseenSeq(storedMessages(thread), unread) };
}

/** A thread could not be had. One that is on the screen stays there. */
export function openFailed(
  state: InboxState,
  dialogId: number,
  why: "missing" | "failed",
): InboxState {
  if (dialogId !== state.place.openId) return state;
  if (why === "failed") {
    return state.openState === "ready" ? state : { ...state, openState: "failed" };
  }
  const threads = new Map(state.threads);
  threads.delete(dialogId);
  return { ...state, threads, openState: "missing" };
}

/** An older page of a thread came. */
export function olderLoaded(
  state: InboxState,
  dialogId: number,
  older: OlderMessages,
): InboxState {
  const held = state.threads.get(dialogId);
  if (!held) return state;
  const threads = new Map(state.threads).set(dialogId, olderThread(held, older));
  return { ...state, threads, drawn: unstored(state.drawn, older.messages) };
}

/** The threads after catching up. */
export function threadsAfter(state: InboxState, open: NonNullable<Caught["open"]>) {
  const held = state.threads.get(open.dialogId);
  if (!held && open.dialogId !== state.place.openId) return state.threads;
  return new Map(state.threads).set(open.dialogId, changedThread(held, open));
}
