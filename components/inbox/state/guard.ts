import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { InboxState } from "./model";
import { openThread } from "./opening";
import type { DrawnReply } from "./optimistic-replies";
import type { Thread } from "./thread";
import { newestSeq } from "./thread-selectors";

/** A reply that was not sent because of what its writer had not seen, and what that is. */
export type HeldReply = {
  reply: DrawnReply;
  /** Oldest first; empty until catching up has brought them. */
  unseen: ThreadMessage[];
};

/** The server's word for a reply that waits for its writer to look again. */
export const guarded = "guarded";

/**
 * How far the writer of a reply has seen the open dialog. Seen is what was in sight for a second, and what the dialog
 * showed when it was opened to begin a reply. The patient's words that stand in sight count at once, so that a burst
 * never holds a reply; another answer for the clinic never does, however short a while it has stood there.
 */
export function seenSeq(state: InboxState): number {
  const thread = openThread(state);
  if (!thread) return 0;
  const { openId } = state.place;
  const looked = Math.max(
    thread.about.seenSeq,
    state.floors.get(openId ?? 0)?.seq ?? 0,
    state.firstUnseen?.readTo ?? 0,
  );
  const inSight = state.inSight?.dialogId === openId ? state.inSight.seq : 0;
  const above = arrivedAfter(thread, looked).filter(({ seq }) => seq <= inSight);
  const answer = above.findIndex(isAnswer);
  return newestSeq(answer < 0 ? above : above.slice(0, answer), looked);
}

/** The open dialog's reply that is held, the oldest first. */
export function heldReply(state: InboxState): HeldReply | null {
  const { openId } = state.place;
  const reply = state.drawn.find(
    ({ dialogId, refusal }) => dialogId === openId && refusal === guarded,
  );
  const thread = openThread(state);
  if (!reply || !thread) return null;
  const unseen = arrivedAfter(thread, reply.seenSeq);
  return { reply, unseen: unseen.filter(({ origin }) => origin !== "system") };
}

/** How far somebody has seen the open dialog who was shown all of it. */
export function allSeen(state: InboxState): number {
  const thread = openThread(state);
  return thread ? newestSeq([...thread.messages.values()]) : 0;
}

/** What is known to have arrived after a message, wherever the thread is shown, in the order of arrival. */
const arrivedAfter = ({ messages }: Thread, seq: number): ThreadMessage[] =>
  [...messages.values()]
    .filter((message) => message.seq > seq)
    .sort((one, other) => one.seq - other.seq);

/** Did somebody speak for the clinic? What the portal says by itself is no answer. */
const isAnswer = ({ direction, origin }: ThreadMessage) =>
  direction === "outbound" && origin !== "system";
