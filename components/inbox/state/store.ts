import { beginInbox, reduceInbox } from "@/components/inbox/inbox-state";
import { makeHearers } from "@/components/ui/hearers";
import type { InboxBeginning, InboxEvent, InboxState } from "./model";

/** The screen's state outside React: what is asked and answered between two drawings needs the newest one. */
export type InboxStore = {
  read(): InboxState;
  tell(event: InboxEvent): void;
  subscribe(listener: () => void): () => void;
};

/** A store that holds the screen as the page brought it. */
export function inboxStore(beginning: InboxBeginning): InboxStore {
  let state = beginInbox(beginning);
  const hearers = makeHearers();
  return {
    read: () => state,
    tell(event) {
      const next = reduceInbox(state, event);
      if (next === state) return;
      state = next;
      hearers.tell();
    },
    subscribe: hearers.subscribe,
  };
}
