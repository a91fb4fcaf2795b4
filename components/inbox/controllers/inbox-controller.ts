import { type InboxRequests, inboxRequests } from "@/components/inbox/inbox-requests";
import type { InboxBeginning } from "@/components/inbox/state/model";
import { hrefOf, placeFrom } from "@/components/inbox/state/place";
import { type InboxStore, inboxStore } from "@/components/inbox/state/store";
import { isHeld } from "@/components/shell/draw-anew";
import type { LiveConnection } from "@/lib/live/types";
import { catchingUp } from "./catching-up";
import { type DialogActions, dialogActions } from "./dialog-actions";
import { type Writing, writing } from "./drafts";
import { findingColleagues } from "./finding-colleagues";
import { type ListLoading, listLoading } from "./list-loading";
import { type Navigation, navigation } from "./navigation";
import { type Noting, noting } from "./noting";
import { type Offers, offersOf } from "./offers";
import { type PresenceReporter, presenceReporter } from "./presence";
import { type ReadMarks, readMarks } from "./read-marks";
import { type InboxActions, type Sending, sending } from "./sending";
import { type ThreadLoading, threadLoading } from "./thread-loading";
import { watch } from "./watching";

/** Everything at work behind the Dialogs screen, outside React. */
export type InboxController = {
  store: InboxStore;
  requests: InboxRequests;
  list: ListLoading;
  thread: ThreadLoading;
  navigation: Navigation;
  readMarks: ReadMarks;
  sending: Sending;
  dialogActions: DialogActions;
  writing: Writing;
  noting: Noting;
  presence: PresenceReporter;
  offers: Offers;
  catchUp(): Promise<void>;
  /** Keeps the screen true, until the returned function is called. */
  watch(): () => void;
};

export type ControllerStart = InboxBeginning & {
  live: LiveConnection | null;
  channels: string[];
};

/** Sets the controller up. Nothing is asked, and no browser is needed, before somebody uses it. */
export function inboxController(
  start: ControllerStart,
  actions: () => InboxActions,
): InboxController {
  const store = inboxStore(start);
  const requests = inboxRequests(onSignedOut);
  const list = listLoading(store, requests);
  const thread = threadLoading(store, requests);
  const seen = readMarks(store, requests, () => void catchUp());
  const write = writing(store, requests, (since) => catchUpCalmly(since));
  const catching = catchingUp({
    store,
    requests,
    onAnswer,
    onListing: list.callOff,
    onReloading,
  });
  const { catchUp, catchUpCalmly } = catching;
  if (start.live) store.dispatch({ type: "linked", link: { socket: "connecting" } });
  const moving = navigation({ store, list, thread, catchUp });
  const colleagues = findingColleagues(requests);
  const present = presenceReporter(store, requests, colleagues.hear);
  const act = { store, actions, catchUp };
  const done = dialogActions({ ...act, unread, go });
  const send = sending({ ...act, onSettled: write.settle, close: done.close });

  function onAnswer(isCaughtUp: boolean) {
    const { link } = store.read();
    const isRegained = isCaughtUp && link.isCaughtUp === false;
    const isSignedOut = link.isSignedOut && !isCaughtUp;
    store.dispatch({ type: "linked", link: { isCaughtUp, isSignedOut } });
    if (!isCaughtUp) return;
    void send.resume();
    seen.flush();
    write.flush();
    list.resume(isRegained);
    thread.resume(isRegained);
  }

  function onReloading() {
    list.callOff();
    thread.callOff();
    seen.forget();
  }

  function go(dialogId: number | null) {
    moving.go(hrefOf(placeFrom(store.read().place, { dialogId })));
  }

  /** Whoever wants to come back to the open dialog leaves it now, or they would have seen it again at once. */
  async function unread(dialogId: number) {
    const unmarked = seen.unmark(dialogId);
    if (store.read().place.openId === dialogId) go(null);
    // A mark that comes to the server after this would take it back.
    await unmarked;
    const answer = await requests.unread(dialogId);
    return answer.ok ? { ok: true as const } : { ok: false as const, reason: answer.why };
  }

  /**
   * What is not kept yet would be lost with the page, and what somebody is writing go on in a field for passwords: it
   * stays, and says what to do.
   */
  function onSignedOut() {
    const { drawn, link } = store.read();
    const isRefused = drawn.some(({ refusal }) => refusal !== null);
    const isBegun = isRefused || write.hasUnsaved() || write.isWriting() || isHeld();
    if (!link.isSignedOut && !isBegun) return signInAgain();
    store.dispatch({ type: "linked", link: { isSignedOut: true } });
  }

  return {
    store,
    requests,
    list,
    thread,
    navigation: moving,
    readMarks: seen,
    sending: send,
    dialogActions: done,
    writing: write,
    offers: offersOf(requests),
    noting: noting({ ...act, writing: write }),
    presence: present,
    catchUp,
    watch() {
      const { live, channels } = start;
      const onMoved = moving.return;
      const onAttended = colleagues.look;
      const asking = { catchUp, catchUpCalmly, onMoved, onAttended };
      const unwatch = watch({ store, live, channels, ...asking });
      const ends = [present.watch(), colleagues.watch(), send.watch()];
      window.addEventListener("pagehide", write.flush);
      return () => {
        window.removeEventListener("pagehide", write.flush);
        for (const end of ends) end();
        unwatch();
        catching.stop();
        seen.flush();
        write.flush();
        list.callOff();
        thread.callOff();
      };
    },
  };
}

function signInAgain() {
  const { pathname, search } = window.location;
  const callbackUrl = encodeURIComponent(pathname + search);
  window.location.assign(`/sign-in?callbackUrl=${callbackUrl}&ended=1`);
}
