import type { BesideRow } from "@/lib/dialogs/types/beside";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { LateMessage } from "@/lib/dialogs/types/open";
import type { Edge, Loaded, Thread } from "./thread";

/** The messages that are shown, oldest first. */
export const storedMessages = (thread: Thread): ThreadMessage[] =>
  [...shownOf(thread).messages.values()].sort(byTime);

/** What stands beside them, oldest first. */
export const besideRows = (thread: Thread): BesideRow[] =>
  [...shownOf(thread).beside.values()].sort(
    (one, other) => compare(one.at, other.at) || compare(one.id, other.id),
  );

function shownOf(thread: Thread) {
  const { stretch, edge } = thread;
  return stretch ? upTo(stretch.to, within(stretch.from, thread)) : within(edge, thread);
}

/** Is there more of the thread before what is shown? */
export const hasOlderThan = ({ edge, stretch }: Thread): boolean =>
  (stretch ? stretch.from : edge) !== null;

/** Is a message among those that are shown? */
export const isShown = (thread: Thread, messageId: number): boolean =>
  shownOf(thread).messages.has(messageId);

/** The arrival numbers of all that is known of the patient's messages, shown or not. */
export const inboundArrivals = ({ messages }: Thread): number[] =>
  inboundSeqs([...messages.values()]);

/** What is known to have arrived late, shown or not, oldest first: what is loaded, and what the server tells of. */
export function lateIn({ messages, about }: Thread): LateMessage[] {
  const loaded = [...messages.values()].filter(
    ({ arrivedLate, direction }) => arrivedLate && direction === "inbound",
  );
  const told = about.late.filter(({ id }) => !messages.has(id));
  return [...loaded, ...told].sort((one, other) => compare(one.at, other.at));
}

/** How many of the patient's known messages arrived after this sequence number. */
export const inboundAbove = (thread: Thread | undefined, seq: number): number =>
  inboundSeqs([...(thread?.messages.values() ?? [])]).filter((above) => above > seq)
    .length;

/** The sequence number of the first of the last `unread` messages of the patient; null where there is none. */
export function firstUnseenSeq(
  messages: readonly ThreadMessage[],
  unread: number,
): number | null {
  if (unread <= 0) return null;
  return (
    inboundSeqs(messages)
      .sort((one, other) => one - other)
      .slice(-unread)[0] ?? null
  );
}

/** The sequence number of the message that arrived last; `least` where there is none. */
export const newestSeq = (messages: readonly ThreadMessage[], least = 0): number =>
  Math.max(least, ...messages.map(({ seq }) => seq));

const inboundSeqs = (messages: readonly ThreadMessage[]) =>
  messages.filter(({ direction }) => direction === "inbound").map(({ seq }) => seq);

/** What a thread knows from an edge on. */
export function within(edge: Edge | null, { messages, beside }: Loaded): Loaded {
  if (!edge) return { messages, beside };
  return {
    messages: new Map([...messages].filter(([, one]) => byTime(one, edge) >= 0)),
    beside: new Map([...beside].filter(([, { at }]) => at >= edge.at)),
  };
}

/** What of it stands up to an edge. */
const upTo = (edge: Edge, { messages, beside }: Loaded): Loaded => ({
  messages: new Map([...messages].filter(([, one]) => byTime(one, edge) <= 0)),
  beside: new Map([...beside].filter(([, { at }]) => at <= edge.at)),
});

/** The order of a thread is the same for any order of arrival: the provider's time, its id, then ours. */
export const byTime = (one: Edge, other: Edge): number =>
  compare(one.at, other.at) || compare(one.orderKey, other.orderKey) || one.id - other.id;

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
