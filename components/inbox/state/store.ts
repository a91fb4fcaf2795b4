import { makeEmitter } from "@/components/ui/state/emitter";
import { beginInbox, reduceInbox } from "./inbox-state";
import type { InboxBeginning, InboxEvent, InboxState } from "./model";

/** The screen's state outside React: what is asked and answered between two drawings needs the newest one. */
export type InboxStore = {
  read(): InboxState;
  tell(event: InboxEvent): void;
  /** A listener hears what happened, once the state has it. */
  subscribe(listener: (event: InboxEvent) => void): () => void;
};

/** A store that holds the screen as the page brought it. */
export function inboxStore(beginning: InboxBeginning): InboxStore {
  let state = beginInbox(beginning);
  const emitter = makeEmitter<InboxEvent>();
  return {
    read: () => state,
    tell(event) {
      const next = reduceInbox(state, event);
      if (next === state) return;
      state = next;
      emitter.emit(event);
    },
    subscribe: emitter.subscribe,
  };
}
