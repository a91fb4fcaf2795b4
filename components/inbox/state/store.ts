import { makeEmitter } from "@/components/ui/state/emitter";
import type { InboxBeginning, InboxEvent, InboxState } from "./model";
import { beginInbox, reduceInbox } from "./reducer";

/** The screen's state outside React: what is asked and answered between two drawings needs the newest one. */
export type InboxStore = {
  read(): InboxState;
  dispatch(event: InboxEvent): void;
  /** A listener hears what happened, once the state has it. */
  subscribe(listener: (event: InboxEvent) => void): () => void;
};

/** A store that holds the screen as the page brought it. */
export function inboxStore(beginning: InboxBeginning): InboxStore {
  let state = beginInbox(beginning);
  const emitter = makeEmitter<InboxEvent>();
  return {
    read: () => state,
    dispatch(event) {
      const next = reduceInbox(state, event);
      if (next === state) return;
      state = next;
      emitter.emit(event);
    },
    subscribe: emitter.subscribe,
  };
}
