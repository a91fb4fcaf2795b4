import type { AccountTag } from "@/lib/accounts/types/tag";
import type { ListFilter, Tab, TabCounts } from "@/lib/dialogs/types/list";
import type { LateMessage, OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { LiveState } from "@/lib/live/types";
import { type HeldReply, heldReply } from "./guard";
import { connectionOf } from "./link";
import type { InboxState, ListState, OpenState } from "./model";
import type { DrawnMessage } from "./optimistic-replies";
import { hrefOf, type Place, placeFrom, type Section, type Target } from "./place";
import {
  arrivals,
  askedRow,
  detailsVersion,
  hasNewer,
  type Jump,
  jumpOf,
  lateMessages,
  loadedRow,
  nextPage,
  openDialog,
  rowOf,
  threadMessages,
  visibleRows,
} from "./selectors";

/** What the Dialogs screen shows. */
export type InboxView = {
  /** Where the screen is: the same object for as long as it stays there. */
  place: Place;
  tab: Tab;
  q: string;
  section: Section;
  filter: ListFilter;
  openId: number | null;
  /** The message that the address leads to. */
  messageId: number | null;
  rows: DialogRow[];
  /** A dialog as it is, wherever it stands; nothing where it is not known. */
  rowOf(id: number): DialogRow | undefined;
  /** The same, unless it comes with a further page of the list. */
  loadedRow(id: number): DialogRow | undefined;
  /** Did this member of staff just do something to it? */
  isOwnDeed(id: number): boolean;
  counts: TabCounts;
  hasMoreRows: boolean;
  listState: ListState;
  open: OpenDialog | null;
  openState: OpenState;
  messages: DrawnMessage[];
  hasOlder: boolean;
  /** Does the shown part of the thread end before its newest message? */
  hasNewer: boolean;
  /** The message that somebody went to. */
  jump: Jump | null;
  /** The arrival numbers of all known messages of the patient, shown or not. */
  arrivals: readonly number[];
  /** What arrived late in the open dialog, as far as it is known, shown or not; oldest first. */
  late: readonly LateMessage[];
  /** Rises whenever something may have changed that the open dialog's Details tell. */
  detailsVersion: number;
  firstUnseenSeq: number | null;
  /** The reply that waits for its writer to look at what they had not seen. */
  held: HeldReply | null;
  /** The dialog of which it is asked why it is closed although the last reply was not delivered. */
  asksWhy: DialogRow | null;
  notice: string | null;
  /** The accounts that this member of staff sees, where that has changed since the page came. */
  accounts: AccountTag[] | null;
  connection: LiveState;
  /** Has the session ended, while something here was not kept at the server? */
  isSignedOut: boolean;
  hrefOf(target: Target): string;
  /** Can what the notice tells of be taken back? */
  canUndo: boolean;
};

/** What a state shows at a moment. */
export function inboxView(state: InboxState, now: number): InboxView {
  const open = openDialog(state);
  return {
    ...state.place,
    place: state.place,
    rows: visibleRows(state, now),
    rowOf: (id: number) => rowOf(state, id),
    loadedRow: (id: number) => loadedRow(state, id),
    isOwnDeed: (id: number) => state.deeds.has(id) || state.noticeOf === id,
    counts: state.counts,
    hasMoreRows: nextPage(state) !== null,
    listState: state.listState,
    open,
    openState: state.openState,
    messages: threadMessages(state),
    hasOlder: open?.hasOlder ?? false,
    hasNewer: hasNewer(state),
    jump: jumpOf(state),
    arrivals: arrivals(state),
    late: lateMessages(state),
    detailsVersion: detailsVersion(state),
    firstUnseenSeq: state.firstUnseen?.seq ?? null,
    notice: state.notice,
    canUndo: state.undo !== null,
    asksWhy: askedRow(state),
    accounts: state.scope?.accounts ?? null,
    connection: connectionOf(state.link),
    isSignedOut: state.link.isSignedOut,
    held: heldReply(state),
    hrefOf: hrefFrom(state.place),
  };
}

const hrefs = new WeakMap<Place, InboxView["hrefOf"]>();

/** From the same place the same function leads on: what has links is not drawn anew for it. */
function hrefFrom(place: Place): InboxView["hrefOf"] {
  const made = hrefs.get(place) ?? ((target) => hrefOf(placeFrom(place, target)));
  hrefs.set(place, made);
  return made;
}
