import {
  hrefOf,
  isNextHit,
  isRefinedSearch,
  isSameFilter,
  isSameList,
  type Place,
  placeOf,
} from "@/components/inbox/state/place";
import type { InboxStore } from "@/components/inbox/state/store";
import { deferredAddress } from "./deferred-address";
import type { ListLoading } from "./list-loading";
import type { ThreadLoading } from "./thread-loading";

/** Moves about the screen without a request for a page: the address leads, the JSON routes bring what is missing. */
export type Navigation = {
  /** Moves to an address of the screen; false where the address is another page's. The address bar follows. */
  go(href: string): boolean;
  /** Moves to wherever the address bar is: after a link of the portal. */
  arrive(): void;
  /** Moves to wherever Back or Forward has led. */
  return(): void;
};

type Surroundings = {
  store: InboxStore;
  list: ListLoading;
  thread: ThreadLoading;
  catchUp: () => Promise<void>;
};

/** Dialogs, tabs and searches are places in the browser's history. */
export function navigation(surroundings: Surroundings): Navigation {
  const { store, list, thread, catchUp } = surroundings;
  const address = deferredAddress();

  function go(href: string): boolean {
    const { pathname, search, origin } = new URL(href, window.location.href);
    const place = origin === window.location.origin ? placeOf(pathname, search) : null;
    if (!place) return false;
    const { place: here } = store.read();
    const isStep = !isRefinedSearch(here, place) && !isNextHit(here, place);
    address.write(hrefOf(place), isStep);
    goAgain(place);
    move(place);
    return true;
  }

  /** Who follows a link to the message where the screen is has scrolled away from it. */
  function goAgain({ openId, messageId, noteId }: Place) {
    const { place } = store.read();
    if ((messageId ?? noteId) === null || place.openId !== openId) return;
    if (place.messageId !== messageId) return;
    store.dispatch({ type: "jumped" });
    void thread.seek();
  }

  function arrive() {
    address.settle();
    const place = placeOf(window.location.pathname, window.location.search);
    if (place) move(place);
  }

  function move(place: Place) {
    const { place: left } = store.read();
    store.dispatch({ type: "navigated", place });
    if (!isSameList(left, place)) {
      list.callOff();
      const { listState, countsOf } = store.read();
      if (listState === "loading") void list.load();
      // A list that is there is kept true; its tabs' counts are known for one filter alone.
      else if (!isSameFilter(countsOf, place.filter)) void catchUp();
    }
    if (left.openId !== place.openId) {
      thread.callOff();
      void thread.load();
    } else if (left.messageId !== place.messageId) {
      void thread.seek();
    }
  }

  return {
    go,
    arrive,
    return() {
      address.forget();
      arrive();
    },
  };
}
