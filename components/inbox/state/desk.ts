import { type InboxRequests, inboxRequests } from "@/components/inbox/inbox-requests";
import type { ActionResult } from "@/lib/dialogs/types";
import { subscribe } from "@/lib/live/subscribe";
import type { LiveConnection } from "@/lib/live/types";
import { attend, isVisible } from "./attention";
import { catchingUp } from "./catching-up";
import { type ListLoading, listLoading } from "./list-loading";
import { connectionOf } from "./link";
import type { InboxBeginning } from "./model";
import { hrefOf, isRefinedSearch, isSameList, placeOf } from "./place";
import { type Seeing, seeing } from "./seeing";
import { type InboxActions, type Sending, sending } from "./sending";
import { type InboxStore, inboxStore } from "./store";
import { type ThreadLoading, threadLoading } from "./thread-loading";

/** Everything at work behind the Dialogs screen, outside React. */
export type Desk = {
  store: InboxStore;
  list: ListLoading;
  thread: ThreadLoading;
  seeing: Seeing;
  sending: Sending;
  /** Moves to an address of the screen; false where the address is another page's. */
  go(href: string): boolean;
  /** Moves to wherever the address bar is. */
  arrive(): void;
  close(): Promise<void>;
  reopen(): Promise<void>;
  /** Starts keeping the screen true, until the returned function is called. */
  attend(): () => void;
};

export type DeskStart = InboxBeginning & {
  live: LiveConnection | null;
  channels: string[];
};

/** How often to ask when nothing says that something changed: rarely where the live channel would have. */
const LIVE_POLL_MS = 30_000;
const POLL_MS = 3_000;

/** Sets the desk up. Nothing is asked and no browser is needed before `attend`. */
export function inboxDesk(start: DeskStart, actions: () => InboxActions): Desk {
  const store = inboxStore(start);
  const requests: InboxRequests = inboxRequests(signInAgain);
  const list = listLoading(store, requests);
  const thread = threadLoading(store, requests);
  const seen = seeing(store, requests, () => void catchUp());
  const polling = pollingOf(store, () => void catchUp());

  const catchUp = catchingUp({
    store,
    requests,
    onDone: caughtUp,
    onReloading() {
      list.callOff();
      thread.callOff();
      seen.forget();
    },
  });
}
