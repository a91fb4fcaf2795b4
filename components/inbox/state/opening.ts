import type { Caught } from "@/lib/dialogs/types/changes";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type {
  MessagesAround,
  NewerMessages,
  OlderMessages,
} from "@/lib/dialogs/types/thread-page";
import { type Known, merge } from "./merge";
import type { InboxState, OpenState } from "./model";
import { withDeed } from "./optimistic-deeds";
import { withReply } from "./optimistic-preview";
import { unstored } from "./optimistic-replies";
import type { Place } from "./place";
import {
  changedThread,
  latestThread,
  leftThread,
  lightenedThread,
  newerThread,
  olderThread,
  openedThread,
  type Thread,
  threadAround,
} from "./thread";
import {
  firstUnseenSeq,
  inboundAbove,
  isShown,
  newestSeq,
  storedMessages,
} from "./thread-selectors";

/** Threads kept for going back to at once. */
const keptThreads = 20;

/** The open dialog's thread, however much is known of it. */
export const openThread = ({ place, threads }: InboxState): Thread | undefined =>
  place.openId === null ? undefined : threads.get(place.openId);

/** The open dialog's row. A reply that is on its way stands in the thread: nothing around it is drawn anew for it. */
export const openRow = (state: InboxState, row: DialogRow): DialogRow =>
  withDeed(state.deeds, seenRow(state, row));

/** A dialog's row with what this member of staff has just seen, said and done. */
export const shownRow = (state: InboxState, row: DialogRow): DialogRow =>
  withDeed(state.deeds, withReply(state, seenRow(state, row)));

function seenRow({ floors, threads }: InboxState, row: DialogRow): DialogRow {
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
  const chosen = { ...state, threads, firstUnseen: null, inSight: null };
  return { ...chosen, openState: openStateAt(state.place, openThread(chosen)) };
}

/** What the thread's pane shows at a place: nothing before it can show the message that the place leads to. */
export function openStateAt(place: Place, thread: Thread | undefined): OpenState {
  const { openId, messageId } = place;
  if (openId === null) return "none";
  if (!thread || thread.freshness === "partial") return "loading";
  return messageId === null || isShown(thread, messageId) ? "ready" : "loading";
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
  const isAwaited = state.seeking && state.openState !== "ready";
  return {
    ...came,
    openState: isAwaited ? "loading" : "ready",
    firstUnseen: freeze(came, row.id, thread),
  };
}

/** Puts the thread last, as the most recently opened, and lets go of those opened longest ago. */
function withThread(
  { threads, place }: InboxState,
  dialogId: number,
  thread: Thread,
): Known<Thread> {
  const others = [...threads].filter(([id]) => id !== dialogId);
  const kept = others.filter(
    ([id], index) => id === place.openId || others.length - index < keptThreads,
  );
  return new Map([...kept, [dialogId, thread]]);
}

function freeze(state: InboxState, dialogId: number, thread: Thread) {
  const row = state.known.get(dialogId);
  if (state.firstUnseen || !row) return state.firstUnseen;
  const { unread } = shownRow(state, row);
  const messages = storedMessages(thread);
  const isBegun = Boolean(thread.about.draft?.text);
  const isElsewhere = state.place.messageId !== null;
  const readTo = isBegun || isElsewhere ? 0 : newestSeq(messages);
  // What arrived late above the page is led to by a way of its own.
  const above = thread.about.late.filter(({ id }) => !isShown(thread, id)).length;
  return { seq: firstUnseenSeq(messages, unread - above), readTo };
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

/** A page behind the shown stretch of a thread came. */
export const newerLoaded = (state: InboxState, dialogId: number, newer: NewerMessages) =>
  changedAt(state, dialogId, (held) => newerThread(held, newer));

/** The message that the screen goes to came, with what stands around it. */
export function aroundLoaded(
  state: InboxState,
  dialogId: number,
  around: MessagesAround,
): InboxState {
  const came = changedAt(state, dialogId, (held) => threadAround(held, around));
  if (dialogId !== state.place.openId) return came;
  return settled({ ...came, seeking: false });
}

/** It can't be had: the thread is shown at its newest messages, and says why. */
export function seekFailed(
  state: InboxState,
  dialogId: number,
  why: "missing" | "failed",
): InboxState {
  if (dialogId !== state.place.openId) return state;
  const notice = why === "missing" ? "messageMissing" : "messageFailed";
  return settled({ ...state, seeking: false, notice });
}

/** Shows the thread of the open dialog at its newest messages again. */
export function atLatest(state: InboxState): InboxState {
  const { openId } = state.place;
  return openId === null ? state : changedAt(state, openId, latestThread);
}

/** The newest messages of a dialog stand in sight. */
export const sighted = (state: InboxState, dialogId: number, seq: number): InboxState => {
  const lightened = changedAt(state, dialogId, lightenedThread);
  const { inSight } = state;
  if (inSight?.dialogId === dialogId && inSight.seq === seq) return lightened;
  return { ...lightened, inSight: { dialogId, seq } };
};

/** What waited for a message need not wait any longer. */
const settled = (state: InboxState): InboxState =>
  state.openState === "loading" && isThere(openThread(state))
    ? { ...state, openState: "ready" }
    : state;

const isThere = (thread: Thread | undefined) =>
  thread !== undefined && thread.freshness !== "partial";

function changedAt(
  state: InboxState,
  dialogId: number,
  change: (held: Thread) => Thread,
): InboxState {
  const held = state.threads.get(dialogId);
  const next = held && change(held);
  if (!next || next === held) return state;
  return { ...state, threads: new Map(state.threads).set(dialogId, next) };
}

/** The threads after catching up. */
export function threadsAfter(state: InboxState, open: NonNullable<Caught["open"]>) {
  const held = state.threads.get(open.dialogId);
  if (!held && open.dialogId !== state.place.openId) return state.threads;
  return new Map(state.threads).set(open.dialogId, changedThread(held, open));
}
