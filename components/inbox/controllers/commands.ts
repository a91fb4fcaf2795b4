import type { SyntheticEvent } from "react";
import type { InboxRequests } from "@/components/inbox/inbox-requests";
import { hrefOf, placeFrom } from "@/components/inbox/state/place";
import { isForTheBrowser } from "@/components/ui/links/for-the-browser";
import type { DialogActions } from "./dialog-actions";
import type { Writing } from "./drafts";
import type { InboxController } from "./inbox-controller";
import type { Noting } from "./noting";
import type { Offers } from "./offers";
import type { WithWords } from "./sending";
import type { Reading } from "./thread-loading";

/** What can be done to a dialog as a whole. */
export type DialogDeeds = Omit<DialogActions, "undo" | "assign">;

/** What can be done at the Dialogs screen: the same functions for as long as it lives. */
export type InboxCommands = Reading &
  Noting &
  Offers & {
    search: InboxRequests["search"];
    searchDialog: InboxRequests["searchDialog"];
    loadMoreRows(): void;
    reloadList(): void;
    /** Goes to a message of the open dialog, loaded or not, or to a note beside it; null goes back to the newest. */
    goToMessage(messageId: number | null, noteId?: number | null): void;
    reloadOpen(): void;
    /** `thenClose` closes the dialog once the reply is stored. */
    send(text: string, more?: WithWords): void;
    sendAnyway(): void;
    writing: Writing;
    /** Tries a failed message again, or one that was drawn and refused. */
    retry(messageId: number): void;
    discard(key: string): void;
    /** Closes the open dialog; asks why first, where that must be said. */
    close(): Promise<void>;
    reopen(): Promise<void>;
    /** What can be done to any dialog of the list. */
    deeds: DialogDeeds;
    /** Lets go of the question why a dialog is closed. */
    keepActive(): void;
    /** Says what just happened elsewhere than in the screen's state. */
    say(notice: string): void;
    /** Ends what is said, and with it what could be taken back. */
    unsay(): void;
    /** Gives a dialog to a colleague, or to nobody. */
    assign(dialogId: number, assigneeId: number | null): void;
    /** Something was typed for the patient of the open dialog. */
    typed(): void;
    markSeen(seq: number): void;
    /** Up to where the open thread stands in sight. */
    sight(seq: number): void;
    /** Answers a click on a link of the screen, or a search form, without a request for a page. */
    follow(event: SyntheticEvent, href: string): void;
    /** Moves to an address of the screen, where no link was clicked: a key, or a search that is being typed. */
    go(href: string): void;
    /** Brings the screen up to date with what was just done elsewhere than here. */
    catchUp(): Promise<void>;
    /** Takes back what was done last. */
    undoLast(): Promise<void>;
  };

/** What the controller does, as the screen's faces call it. */
export const commandsOf = ({
  store,
  list,
  thread,
  navigation,
  readMarks,
  sending,
  dialogActions,
  writing,
  noting,
  presence,
  catchUp,
  offers,
  requests,
}: InboxController): InboxCommands => ({
  ...offers,
  search: requests.search,
  searchDialog: requests.searchDialog,
  loadMoreRows: () => void list.loadMore(),
  reloadList: () => void list.again(),
  ...thread.reading,
  goToMessage: (messageId: number | null, noteId: number | null = null) =>
    void navigation.go(hrefOf(placeFrom(store.read().place, { messageId, noteId }))),
  reloadOpen: () => void thread.load(),
  send(text: string, more?: WithWords) {
    sending.send(text, more);
    presence.wrote();
  },
  sendAnyway: sending.sendAnyway,
  ...noting,
  writing,
  retry: sending.retry,
  discard(key: string) {
    const dialogId = store.read().place.openId;
    store.dispatch({ type: "discarded", key });
    // What a refused reply said was kept as begun.
    if (dialogId !== null) writing.settle(dialogId, false);
  },
  close: () => dialogActions.close(),
  reopen: () => dialogActions.reopen(),
  deeds: dialogActions,
  undoLast: dialogActions.undo,
  keepActive: () => store.dispatch({ type: "askedWhy", dialogId: null }),
  say: (notice: string) => store.dispatch({ type: "noticed", notice }),
  unsay: () => store.dispatch({ type: "noticed", notice: null }),
  assign: (dialogId: number, assigneeId: number | null) =>
    void dialogActions.assign({ dialogId, assigneeId }),
  typed: presence.typed,
  markSeen: readMarks.mark,
  sight(seq: number) {
    const dialogId = store.read().place.openId;
    if (dialogId !== null) store.dispatch({ type: "sighted", dialogId, seq });
  },
  follow(event: SyntheticEvent, href: string) {
    if (isForTheBrowser(event) || !navigation.go(href)) return;
    event.preventDefault();
  },
  go: (href: string) => void navigation.go(href),
  catchUp,
});
