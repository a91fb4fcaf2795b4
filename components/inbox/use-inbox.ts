"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { SyntheticEvent } from "react";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { DialogPage, ListFilter, Tab, TabCounts } from "@/lib/dialogs/types/list";
import type { MessageVersion } from "@/lib/dialogs/types/message";
import type { LateMessage, OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { SearchPage } from "@/lib/dialogs/types/search";
import type { MessagesAround } from "@/lib/dialogs/types/thread-page";
import type { LiveConnection, LiveState } from "@/lib/live/types";
import type { CannedReplies } from "@/lib/replies/types";
import type { Colleague } from "@/lib/staff/types";
import type { Offer } from "@/lib/templates/types";
import type { InboxRequests } from "./inbox-requests";
import { type Desk, inboxDesk } from "./state/desk";
import type { Doing } from "./state/doing";
import type { DrawnMessage } from "./state/drawn";
import { type HeldReply, heldReply } from "./state/guard";
import { connectionOf } from "./state/link";
import type { InboxState, ListState, OpenState } from "./state/model";
import {
  hrefOf,
  type Place,
  placeFrom,
  placeOf,
  type Section,
  type Target,
} from "./state/place";
import type { InboxActions, WithWords } from "./state/sending";
import {
  arrivals,
  askedRow,
  hasNewer,
  type Jump,
  jumpOf,
  lateMessages,
  nextPage,
  openDialog,
  rowOf,
  threadMessages,
  visibleRows,
} from "./state/view";
import type { Writing } from "./state/writing";

export type { InboxActions };

/** What can be done to a dialog as a whole. */
export type DialogDeeds = Omit<Doing, "undo">;

/** What the page brings; the screen keeps itself true from there. */
export type InboxStart = {
  tab: Tab;
  q: string;
  section: Section;
  /** What was found of it; null where nothing is looked for. */
  found: SearchPage | null;
  filter: ListFilter;
  page: DialogPage;
  open: OpenDialog | null;
  /** The message that the address leads to, and what stands around it; null where it is not there. */
  messageId: number | null;
  around: MessagesAround | null;
  missing: boolean;
  cursor: string;
  live: LiveConnection | null;
  channels: string[];
  now: string;
};

export type Inbox = {
  /** Where the screen is: the same object for as long as it stays there. */
  place: Place;
  tab: Tab;
  q: string;
  section: Section;
  found: SearchPage | null;
  search: InboxRequests["search"];
  searchDialog: InboxRequests["searchDialog"];
  filter: ListFilter;
  openId: number | null;
  /** The message that the address leads to. */
  messageId: number | null;
  rows: DialogRow[];
  /** A dialog as it is, wherever it stands; nothing where it is not known. */
  rowOf(id: number): DialogRow | undefined;
  /** Did this member of staff just do something to it? */
  isOwnDeed(id: number): boolean;
  counts: TabCounts;
  hasMoreRows: boolean;
  listState: ListState;
  loadMoreRows(): void;
  reloadList(): void;
  open: OpenDialog | null;
  openState: OpenState;
  messages: DrawnMessage[];
  hasOlder: boolean;
  /** Rejects where the earlier messages did not come. */
  loadOlder(): Promise<void>;
  /** Does the shown part of the thread end before its newest message? */
  hasNewer: boolean;
  /** Rejects where the later messages did not come. */
  loadNewer(): Promise<void>;
  /** The message that somebody went to. */
  jump: Jump | null;
  /** The arrival numbers of all known messages of the patient, shown or not. */
  arrivals: readonly number[];
  /** What arrived late in the open dialog, as far as it is known, shown or not; oldest first. */
  late: readonly LateMessage[];
  /** Goes to a message of the open dialog, loaded or not; null goes back to the newest. */
  goToMessage(messageId: number | null): void;
  /** What an edited message said before; null where it did not come. */
  loadVersions(messageId: number): Promise<MessageVersion[] | null>;
  /** Has a file of a message that could not be had fetched once more. */
  fetchAgain(fileId: number): void;
  reloadOpen(): void;
  /** Somebody presses on a dialog, and will most likely open it. */
  press(dialogId: number): void;
  firstUnseenSeq: number | null;
  /** `thenClose` closes the dialog once the reply is stored. */
  send(text: string, more?: WithWords): void;
  /** The reply that waits for its writer to look at what they had not seen. */
  held: HeldReply | null;
  sendAnyway(): void;
  /** Keeps what was written as a note; answers why not, or null where it was kept. */
  note(): Promise<string | null>;
  /** The canned replies; null where they did not come. */
  loadCanned(): Promise<CannedReplies | null>;
  /** What an account may send of templates; null where it did not come. */
  loadOffer(accountId: number): Promise<Offer | null>;
  writing: Writing;
  /** Tries a failed message again, or one that was drawn and refused. */
  retry(messageId: number): void;
  discard(key: string): void;
  /** Closes the open dialog; asks why first, where that must be said. */
  close(): Promise<void>;
  reopen(): Promise<void>;
  /** What can be done to any dialog of the list. */
  deeds: DialogDeeds;
  /** Takes back what the notice tells of; null where that can't be. */
  undo: (() => Promise<void>) | null;
  /** The dialog of which it is asked why it is closed although the last reply was not delivered. */
  asksWhy: DialogRow | null;
  /** Lets go of that question. */
  keepActive(): void;
  /** Says what just happened elsewhere than in the screen's state. */
  say(notice: string): void;
  /** Gives a dialog to a colleague, or to nobody. */
  assign(dialogId: number, assigneeId: number | null): void;
  /** Whom a dialog may be given to; null where that could not be asked. */
  loadAssignees(dialogId: number): Promise<Colleague[] | null>;
  /** Something was typed in the open dialog. */
  typed(): void;
  notice: string | null;
  /** The accounts that this member of staff sees, where that has changed since the page came. */
  accounts: AccountTag[] | null;
  markSeen(seq: number): void;
  /** Up to where the open thread stands in sight. */
  sight(seq: number): void;
  connection: LiveState;
  /** Has the session ended, while something here was not kept at the server? */
  isSignedOut: boolean;
  hrefOf(target: Target): string;
  /** Answers a click on a link of the screen, or a search form, without a request for a page. */
  follow(event: SyntheticEvent, href: string): void;
  /** Moves to an address of the screen, where no link was clicked: a key, or a search that is being typed. */
  go(href: string): void;
  /** Brings the screen up to date with what was just done elsewhere than here. */
  catchUp(): Promise<void>;
  now: number;
};

const TICK_MS = 30_000;

/** The living state of the Dialogs screen. */
export function useInbox(start: InboxStart, actions: InboxActions): Inbox {
  const desk = useDesk(start, actions);
  const state = useSyncExternalStore(
    desk.store.subscribe,
    desk.store.read,
    desk.store.read,
  );
  const now = useNow(start.now);
  const does = useMemo(() => doesOf(desk), [desk]);
  const shows = useMemo(() => showsOf(state, now), [state, now]);
  const undo = shows.canUndo ? does.undoLast : null;
  return { ...does, ...shows, found: start.found, undo, now };
}

function useDesk(start: InboxStart, actions: InboxActions): Desk {
  const pathname = usePathname();
  const search = useSearchParams();
  const latest = useRef(actions);
  const [desk] = useState(() =>
    inboxDesk({ ...start, place: placeAtStart(start, pathname) }, () => latest.current),
  );
  useEffect(() => {
    latest.current = actions;
  }, [actions]);
  useEffect(() => desk.watch(), [desk]);
  // The router's address only says that something moved; it can lag behind the window's, which is the truth.
  // biome-ignore lint/correctness/useExhaustiveDependencies: both are the signal, not the value
  useEffect(() => desk.navigation.arrive(), [desk, pathname, search]);
  return desk;
}

function placeAtStart(start: InboxStart, pathname: string | null) {
  const { tab, q, section, filter, open, missing, messageId } = start;
  const asked = missing ? (placeOf(pathname ?? "", "")?.openId ?? null) : null;
  return { tab, q, section, filter, openId: open?.row.id ?? asked, messageId };
}

/** The time, as the server wrote the page with it at first: what is drawn from it is the same on both sides. */
function useNow(startedAt: string): number {
  const [now, setNow] = useState(() => Date.parse(startedAt));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const showsOf = (state: InboxState, now: number) => {
  const open = openDialog(state);
  return {
    place: state.place,
    tab: state.place.tab,
    q: state.place.q,
    section: state.place.section,
    messageId: state.place.messageId,
    filter: state.place.filter,
    openId: state.place.openId,
    rows: visibleRows(state, now),
    rowOf: (id: number) => rowOf(state, id),
    isOwnDeed: (id: number) => state.deeds.has(id) || state.undo?.dialogId === id,
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
    firstUnseenSeq: state.firstUnseen?.seq ?? null,
    notice: state.notice,
    canUndo: state.undo !== null,
    asksWhy: askedRow(state),
    accounts: state.scope?.accounts ?? null,
    connection: connectionOf(state.link),
    isSignedOut: state.link.isSignedOut,
    held: heldReply(state),
    hrefOf: (target: Target) => hrefOf(placeFrom(state.place, target)),
  };
};

const doesOf = ({
  store,
  list,
  thread,
  navigation,
  seeing,
  sending,
  doing,
  writing,
  noting,
  assigning,
  attending,
  catchUp,
  loadCanned,
  loadOffer,
  requests,
}: Desk) => ({
  loadCanned,
  loadOffer,
  search: requests.search,
  searchDialog: requests.searchDialog,
  loadMoreRows: () => void list.loadMore(),
  reloadList: () => void list.again(),
  loadOlder: thread.loadOlder,
  loadNewer: thread.loadNewer,
  goToMessage: (messageId: number | null) =>
    void navigation.go(hrefOf(placeFrom(store.read().place, { messageId }))),
  loadVersions: thread.loadVersions,
  fetchAgain: (fileId: number) => void thread.fetchAgain(fileId),
  reloadOpen: () => void thread.load(),
  press: thread.press,
  send: sending.send,
  sendAnyway: sending.sendAnyway,
  note: noting.note,
  writing,
  retry: sending.retry,
  discard(key: string) {
    const dialogId = store.read().place.openId;
    store.tell({ type: "discarded", key });
    // What a refused reply said was kept as begun.
    if (dialogId !== null) writing.settle(dialogId, false);
  },
  close: () => doing.close(),
  reopen: () => doing.reopen(),
  deeds: doing,
  undoLast: doing.undo,
  keepActive: () => store.tell({ type: "askedWhy", dialogId: null }),
  say: (notice: string) => store.tell({ type: "noticed", notice }),
  assign: (dialogId: number, assigneeId: number | null) =>
    void assigning.assign(dialogId, assigneeId),
  loadAssignees: assigning.load,
  typed: attending.typed,
  markSeen: seeing.mark,
  sight(seq: number) {
    const dialogId = store.read().place.openId;
    if (dialogId !== null) store.tell({ type: "sighted", dialogId, seq });
  },
  follow(event: SyntheticEvent, href: string) {
    if (isForTheBrowser(event) || !navigation.go(href)) return;
    event.preventDefault();
  },
  go: (href: string) => void navigation.go(href),
  catchUp,
});

/** A click that asks for a new tab or window, or that somebody else has answered. */
function isForTheBrowser({ defaultPrevented, nativeEvent }: SyntheticEvent): boolean {
  if (defaultPrevented) return true;
  if (!(nativeEvent instanceof MouseEvent)) return false;
  const { button, metaKey, ctrlKey, shiftKey, altKey } = nativeEvent;
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
}
