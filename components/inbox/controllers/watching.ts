import { connectionOf, type Link } from "@/components/inbox/state/link";
import type { InboxStore } from "@/components/inbox/state/store";
import { type Subscription, subscribe } from "@/lib/live/subscribe";
import { type LiveConnection, staffChannel } from "@/lib/live/types";

type Surroundings = {
  store: InboxStore;
  live: LiveConnection | null;
  channels: string[];
  catchUp: () => Promise<void>;
  /** Something changed that nobody waits for. */
  catchUpCalmly: () => void;
  /** Back or Forward was pressed. */
  onMoved: () => void;
  /** Somebody came to a dialog, left it, or began or stopped writing; or that may have gone by unheard. */
  onAttended: () => void;
};

/** How often to ask where nothing says that something changed: rarely, if the live channel would have said so. */
const livePollMs = 30_000;
const pollMs = 3_000;

/**
 * Catches up whenever something may have changed: a live event, a channel that is heard again, a person who looks
 * again, a network that is back, and now and then for nothing. Ends with the returned function.
 */
export function watch(surroundings: Surroundings): () => void {
  const { store, live, catchUp, catchUpCalmly, onMoved, onAttended } = surroundings;
  const nudge = () => void catchUp();
  const stopPolling = poll(store, catchUp);
  const unlisten = listen(nudge, (isOnline) =>
    store.dispatch({ type: "linked", link: { isOnline } }),
  );
  const unsubscribe = live
    ? hear(surroundings, live, {
        onChanged: ({ calm }) => (calm ? catchUpCalmly() : nudge()),
        onReady() {
          nudge();
          onAttended();
        },
        onAttended: ({ staffId }) =>
          isSomebodyElse(surroundings, staffId) && onAttended(),
        onState: (socket) => store.dispatch({ type: "linked", link: { socket } }),
      })
    : () => undefined;
  window.addEventListener("popstate", onMoved);
  // Where there is a live channel, the first question is asked once that is heard: nothing is missed after it.
  if (!live) nudge();
  return () => {
    window.removeEventListener("popstate", onMoved);
    stopPolling();
    unlisten();
    unsubscribe();
  };
}

/** Who came or went oneself sees nobody else than before. A channel of their own is heard by nobody else. */
const isSomebodyElse = ({ store, channels }: Surroundings, staffId: number | undefined) =>
  staffId === undefined ||
  !(store.read().scope?.channels ?? channels).includes(staffChannel(staffId));

/** Hears the channels of what may be seen, and others as soon as that changes. */
function hear(
  { store, channels }: Surroundings,
  connection: LiveConnection,
  listener: Omit<Subscription, "connection" | "channels">,
): () => void {
  const wanted = () => store.read().scope?.channels ?? channels;
  let heard = wanted();
  let leave = subscribe({ connection, channels: heard, ...listener });
  const unwatch = store.subscribe(() => {
    if (wanted().join() === heard.join()) return;
    heard = wanted();
    const leaveOthers = leave;
    leave = subscribe({ connection, channels: heard, ...listener });
    leaveOthers();
  });
  return () => {
    unwatch();
    leave();
  };
}

function listen(onReturn: () => void, onOnline: (isOnline: boolean) => void) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tellOnline = () => onOnline(navigator.onLine);
  const onVisible = () => {
    if (isVisible()) onReturn();
  };
  tellOnline();
  window.addEventListener("focus", onReturn, { signal });
  window.addEventListener("online", onReturn, { signal });
  window.addEventListener("online", tellOnline, { signal });
  window.addEventListener("offline", tellOnline, { signal });
  document.addEventListener("visibilitychange", onVisible, { signal });
  return () => stopping.abort();
}

function poll(store: InboxStore, catchUp: () => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  function again() {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void ask(), pauseMs(store.read().link));
  }
  async function ask() {
    if (isVisible()) await catchUp();
    again();
  }

  // Whatever was found out about the way: a session that is over may be one again in a moment.
  const unsubscribe = store.subscribe(({ type }) => type === "linked" && again());
  again();
  return () => {
    isStopped = true;
    unsubscribe();
    clearTimeout(timer);
  };
}

const pauseMs = (link: Link) =>
  link.socket !== null && connectionOf(link) === "live" ? livePollMs : pollMs;

const isVisible = () => document.visibilityState === "visible";
