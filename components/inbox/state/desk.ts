import { inboxRequests } from "@/components/inbox/inbox-requests";
import type { LiveConnection } from "@/lib/live/types";
import { catchingUp } from "./catching-up";
import { type Closing, closing } from "./closing";
import { type ListLoading, listLoading } from "./list-loading";
import type { InboxBeginning } from "./model";
import { type Navigation, navigation } from "./navigation";
import { type Seeing, seeing } from "./seeing";
import { type InboxActions, type Sending, sending } from "./sending";
import { type InboxStore, inboxStore } from "./store";
import { type ThreadLoading, threadLoading } from "./thread-loading";
import { watch } from "./watching";

/** Everything at work behind the Dialogs screen, outside React. */
export type Desk = {
  store: InboxStore;
  list: ListLoading;
  thread: ThreadLoading;
  navigation: Navigation;
  seeing: Seeing;
  sending: Sending;
  closing: Closing;
  /** Keeps the screen true, until the returned function is called. */
  watch(): () => void;
};

export type DeskStart = InboxBeginning & {
  live: LiveConnection | null;
  channels: string[];
};

/** Sets the desk up. Nothing is asked, and no browser is needed, before somebody uses it. */
export function inboxDesk(start: DeskStart, actions: () => InboxActions): Desk {
  const store = inboxStore(start);
  const requests = inboxRequests(signInAgain);
  const list = listLoading(store, requests);
  const thread = threadLoading(store, requests);
  const seen = seeing(store, requests, () => void catchUp());
  const catchUp = catchingUp({ store, requests, onAnswer, onReloading });
  if (start.live) store.tell({ type: "linked", link: { socket: "connecting" } });
  const moving = navigation({ store, list, thread });
  const act = { store, actions, catchUp };

  function onAnswer(isCaughtUp: boolean) {
    const isRegained = isCaughtUp && store.read().link.isCaughtUp === false;
    store.tell({ type: "linked", link: { isCaughtUp } });
    if (!isCaughtUp) return;
    seen.flush();
    list.resume(isRegained);
    thread.resume(isRegained);
  }

  function onReloading() {
    list.callOff();
    thread.callOff();
    seen.forget();
  }

  return {
    store,
    list,
    thread,
    navigation: moving,
    seeing: seen,
    sending: sending(act),
    closing: closing(act),
    watch() {
      const { live, channels } = start;
      const unwatch = watch({ store, live, channels, catchUp, onMoved: moving.arrive });
      return () => {
        unwatch();
        seen.flush();
        list.callOff();
        thread.callOff();
      };
    },
  };
}

function signInAgain() {
  const { pathname, search } = window.location;
  const callbackUrl = encodeURIComponent(pathname + search);
  window.location.assign(`/sign-in?callbackUrl=${callbackUrl}`);
}
