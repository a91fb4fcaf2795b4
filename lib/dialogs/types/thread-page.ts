import type { BesideRow } from "./beside";
import type { ThreadMessage } from "./message";

/** An older page of a thread, oldest first, with what stands beside the messages up to the page after it. */
export type OlderMessages = {
  messages: ThreadMessage[];
  beside: BesideRow[];
  hasOlder: boolean;
};

/** A stretch of a thread with a certain message in it, oldest first. */
export type MessagesAround = OlderMessages & { hasNewer: boolean };

/** A newer page of a thread, oldest first. */
export type NewerMessages = Omit<MessagesAround, "hasOlder">;
