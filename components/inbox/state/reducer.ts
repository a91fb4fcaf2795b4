import { same } from "@/components/ui/state/same";
import type { MessagesAround } from "@/lib/dialogs/types/thread-page";
import { type Link, untried } from "./link";
import { listAt, listLoaded, relisted } from "./lists";
import { merge } from "./merge";
import type { InboxBeginning, InboxEvent, InboxState } from "./model";
import {
  aroundLoaded,
  atLatest,
  dialogChosen,
  newerLoaded,
  olderLoaded,
  opened,
  openFailed,
  openStateAt,
  openThread,
  seekFailed,
  sighted,
  threadsAfter,
} from "./opening";
import { deedAnswered, did } from "./optimistic-deeds";
import { unstored } from "./optimistic-replies";
import { isSameFilter, isSameList, type Place } from "./place";
import { actionAccepted, actionRefused, discarded, drew } from "./replies";
import { noteStored, raise } from "./seen";
import { unconfirmed } from "./unconfirmed";

/** What a screen has of itself, whatever it is told. */
const outset = {
  clock: 0,
  drawnCount: 0,
  notice: null,
  noticeOf: null,
  undo: null,
  asksWhy: null,
  link: untried,
} satisfies Partial<InboxState>;

/** The screen as the page brought it; what it has of itself it keeps where it begins anew. */
export function beginInbox(
  { place, page, open, around, ...rest }: InboxBeginning,
  before: Pick<InboxState, keyof typeof outset> = outset,
): InboxState {
  const empty: InboxState = {
    ...before,
    place,
    cursor: rest.cursor,
    toldAt: 0,
    known: new Map(),
    counts: page.counts,
    countsOf: place.filter,
    extents: new Map(),
    listState: "loading",
    threads: new Map(),
    openState: openStateAt(place, undefined),
    seeking: false,
    jumps: 0,
    firstUnseen: null,
    inSight: null,
    drawn: [],
    floors: new Map(),
    deeds: new Map(),
    scope: rest.scope ?? null,
  };
  const listed = listLoaded(empty, place, page);
  if (open) return begunAt(opened(listed, open, 0), open.row.id, around);
  return rest.missing ? { ...listed, openState: "missing" } : listed;
}

function begunAt(state: InboxState, dialogId: number, around: MessagesAround | null) {
  if (around) return aroundLoaded(state, dialogId, around);
  return state.place.messageId === null ? state : seekFailed(state, dialogId, "missing");
}

/** The next screen. Pure: the same events give the same screen, and an answer that comes twice changes nothing. */
export function reduceInbox(state: InboxState, event: InboxEvent): InboxState {
  switch (event.type) {
    case "navigated":
      return navigated(state, event.place);
    case "listAsked":
      return { ...state, listState: "loading" };
    case "listFailed":
      return { ...state, listState: "failed" };
    case "listLoaded":
      return listLoaded(state, event.list, event.page);
    case "openAsked":
      return { ...state, openState: openStateAt(state.place, openThread(state)) };
    case "opened":
      return opened(state, event.dialog, event.asOf);
    case "openFailed":
      return openFailed(state, event.dialogId, event.why);
    case "olderLoaded":
      return olderLoaded(state, event.dialogId, event.older);
    case "newerLoaded":
      return newerLoaded(state, event.dialogId, event.newer);
    case "seekAsked":
      return { ...state, seeking: true };
    case "jumped":
      return { ...state, jumps: state.jumps + 1 };
    case "aroundLoaded":
      return aroundLoaded(state, event.dialogId, event.around);
    case "seekFailed":
      return seekFailed(state, event.dialogId, event.why);
    case "changed":
      return changed(state, event);
    case "reloaded":
      return reloaded(state, event.beginning);
    case "drew":
      return drew(state, event.draft);
    case "actionAccepted":
      return actionAccepted(state, event.clientId);
    case "actionRefused":
      return actionRefused(state, event.clientId, event.reason);
    case "discarded":
      return discarded(state, event.key);
    case "seen":
      return { ...state, floors: raise(state.floors, event.dialogId, event.seq) };
    case "seenStored":
      return seenStored(state, event.dialogId, event.seq);
    case "sighted":
      return sighted(state, event.dialogId, event.seq);
    case "noticed":
      return {
        ...state,
        notice: event.notice,
        noticeOf: event.dialogId ?? null,
        undo: event.undo ?? null,
      };
    case "did":
      return did(state, event.dialogId, event.patch);
    case "deedAnswered":
      return deedAnswered(state, event);
    case "askedWhy":
      return { ...state, asksWhy: event.dialogId };
    case "linked":
      return linked(state, event.link);
  }
}

function navigated(state: InboxState, place: Place): InboxState {
  const { place: left } = state;
  const isSameDialog = place.openId === left.openId;
  const hasLeftMissing = place.openId === null && state.openState === "missing";
  const isSameMessage =
    isSameDialog && place.messageId === left.messageId && place.noteId === left.noteId;
  const isSameSearch = place.q === left.q && place.section === left.section;
  const isSameSide = isSameList(place, left) && isSameSearch;
  if (isSameSide && isSameMessage && !hasLeftMissing) return state;
  const jumps = state.jumps + (isSameMessage ? 0 : 1);
  // What can be taken back can be so from wherever one went on to.
  const notice = state.undo ? state.notice : null;
  const arrived = { ...state, place, notice, jumps, ...listAt(state, place) };
  if (!isSameDialog || hasLeftMissing) {
    return dialogChosen({ ...arrived, seeking: false }, left.openId);
  }
  return place.messageId === null ? atLatest({ ...arrived, seeking: false }) : arrived;
}

/**
 * An answer that was asked for another open dialog brings its rows but does not move the cursor: the dialog that is
 * open now would miss what the answer passes over. The next question starts from the same place. Of counts within
 * another filter only what knows no filter is taken.
 */
function changed(
  state: InboxState,
  { changes, asked, asOf }: Extract<InboxEvent, { type: "changed" }>,
): InboxState {
  const { rows, next, open, scope = state.scope } = changes;
  const counts = same(state.counts, changes.counts);
  const { openId, filter } = asked;
  const cameRows = open ? [...rows, open.row] : rows;
  const before = next === undefined ? state : relisted(state, asked, { rows, next });
  return {
    ...before,
    cursor: openId === state.place.openId ? changes.cursor : state.cursor,
    scope,
    ...(isSameFilter(filter, state.place.filter)
      ? { counts, countsOf: filter }
      : { counts: { ...state.counts, unread: counts.unread } }),
    known: merge(before.known, cameRows, "catchUp"),
    threads: open ? threadsAfter(before, open) : before.threads,
    drawn: unstored(state.drawn, open?.messages ?? []),
    toldAt: Math.max(state.toldAt, asOf),
    floors: unconfirmed(state.floors, asOf),
    deeds: unconfirmed(state.deeds, asOf),
  };
}

/** Everything anew, lower versions included: after a restore the past is the truth. What is being sent stays. */
function reloaded(state: InboxState, beginning: InboxBeginning): InboxState {
  const { place, firstUnseen, clock, drawn, floors, deeds } = state;
  const messages = beginning.open?.messages ?? [];
  const here = navigated(beginInbox(beginning, state), place);
  const isSameDialog = beginning.place.openId === place.openId;
  return {
    ...here,
    drawn: unstored(drawn, messages),
    floors: unconfirmed(floors, clock),
    deeds: unconfirmed(deeds, clock),
    firstUnseen: isSameDialog ? (firstUnseen ?? here.firstUnseen) : null,
  };
}

function linked(state: InboxState, told: Partial<Link>): InboxState {
  const link = same(state.link, { ...state.link, ...told });
  return link === state.link ? state : { ...state, link };
}

function seenStored(state: InboxState, dialogId: number, seq: number): InboxState {
  const clock = state.clock + 1;
  const floors = noteStored(state.floors, { dialogId, seq, clock });
  return { ...state, clock, floors };
}
