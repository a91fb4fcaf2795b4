import type {
  Changes,
  DialogRow,
  OlderMessages,
  OpenDialog,
  ThreadMessage,
} from "@/lib/dialogs/types";
import { type Known, merge } from "./merge";

type About = Omit<OpenDialog, "row" | "messages" | "hasOlder">;
type ChangedDialog = NonNullable<Extract<Changes, { reset: false }>["open"]>;

/** Where the loaded part of a thread begins. */
type Edge = Pick<ThreadMessage, "at" | "orderKey" | "id">;

/**
 * One dialog's thread as far as it is loaded: back to `edge`, or all of it where that is null. Messages before the
 * edge may be known (an old one was read or unsent) and wait, unseen, for their page.
 *
 * `fresh`: catching up keeps it true. `stale`: it was left, changes went by, and it is shown only until its refresh
 * comes. `partial`: only changes have been heard of it, and there is nothing to show yet.
 */
export type Thread = {
  about: About;
  aboutVersion: number;
  messages: Known<ThreadMessage>;
  edge: Edge | null;
  freshness: "fresh" | "stale" | "partial";
};

/**
 * The thread after its newest page came. A thread that was being kept true keeps its older pages; of a stale one only
 * what stands within the page remains, since anything before it may have changed or left a gap.
 */
export function openedThread(held: Thread | undefined, opened: OpenDialog): Thread {
  const { row, messages, hasOlder, ...about } = opened;
  const edge = hasOlder ? (messages[0] ?? null) : null;
  const page: Thread = {
    about,
    aboutVersion: row.version,
    messages: merge(new Map(), messages, "page"),
    edge,
    freshness: "fresh",
  };
  if (!held) return page;
  const isKept = held.freshness === "fresh";
  const kept = isKept ? held.messages : since(edge, held.messages);
  return {
    ...newerAbout(held, page),
    messages: merge(kept, messages, "page"),
    edge: isKept ? earliest(held.edge, edge) : edge,
    freshness: "fresh",
  };
}

/** The thread after an older page came. */
export function olderThread(held: Thread, { messages, hasOlder }: OlderMessages): Thread {
  return {
    ...held,
    messages: merge(held.messages, messages, "page"),
    edge: hasOlder ? earliest(held.edge, messages[0] ?? held.edge) : null,
  };
}

/** The thread after catching up. A change may outrun the thread's first page, and is kept for it. */
export function changedThread(held: Thread | undefined, changed: ChangedDialog): Thread {
  const { dialogId: _, row, messages, ...about } = changed;
  const known = held?.messages ?? new Map<number, ThreadMessage>();
  const came: Thread = {
    about,
    aboutVersion: row.version,
    messages: merge(known, messages, "catchUp"),
    edge: null,
    freshness: "partial",
  };
  if (!held) return came;
  return { ...held, ...newerAbout(held, came), messages: came.messages };
}

/** The thread after it was left: changes are no longer asked for. Null where there is nothing worth keeping. */
export const leftThread = (held: Thread): Thread | null =>
  held.freshness === "partial" ? null : { ...held, freshness: "stale" };

/** Has the dialog changed in a way that the thread has not heard of? */
export const isBehind = (thread: Thread, row: DialogRow | undefined) =>
  thread.freshness !== "fresh" || (row?.version ?? 0) > thread.aboutVersion;

/** The loaded messages, oldest first. */
export const storedMessages = ({ messages, edge }: Thread): ThreadMessage[] =>
  [...since(edge, messages).values()].sort(byTime);

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

const inboundSeqs = (messages: readonly ThreadMessage[]) =>
  messages.filter(({ direction }) => direction === "inbound").map(({ seq }) => seq);

const since = (
  edge: Edge | null,
  messages: Known<ThreadMessage>,
): Known<ThreadMessage> =>
  edge ? new Map([...messages].filter(([, one]) => byTime(one, edge) >= 0)) : messages;

/** No edge reaches furthest: the whole thread is loaded. */
function earliest(one: Edge | null, other: Edge | null): Edge | null {
  if (!one || !other) return null;
  return byTime(other, one) < 0 ? other : one;
}

function newerAbout(held: Thread, came: Thread): Pick<Thread, "about" | "aboutVersion"> {
  const { about, aboutVersion } = came.aboutVersion >= held.aboutVersion ? came : held;
  return { about, aboutVersion };
}

/** The order of a thread is the same for any order of arrival: the provider's time, its id, then ours. */
function byTime(one: Edge, other: Edge): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  if (one.orderKey !== other.orderKey) return one.orderKey < other.orderKey ? -1 : 1;
  return one.id - other.id;
}
