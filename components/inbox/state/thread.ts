import type {
  BesideRow,
  Changes,
  DialogRow,
  OlderMessages,
  OpenDialog,
  ThreadMessage,
} from "@/lib/dialogs/types";
import { type Known, merge } from "./merge";

type About = Omit<OpenDialog, "row" | "messages" | "beside" | "hasOlder">;
type ChangedDialog = NonNullable<Extract<Changes, { reset: false }>["open"]>;

/** Where the loaded part of a thread begins. */
type Edge = Pick<ThreadMessage, "at" | "orderKey" | "id">;

/**
 * One dialog's thread as far as it is loaded: back to `edge`, or all of it where that is null. Messages before the
 * edge may be known (an old one was read or unsent) and wait, unseen, for their page. What stands beside the messages
 * is loaded with them, and reaches as far back.
 *
 * `fresh`: catching up keeps it true. `stale`: it was left, changes went by, and it is shown only until its refresh
 * comes. `partial`: only changes have been heard of it, and there is nothing to show yet.
 */
export type Thread = {
  about: About;
  aboutVersion: number;
  messages: Known<ThreadMessage>;
  beside: Known<BesideRow, string>;
  edge: Edge | null;
  freshness: "fresh" | "stale" | "partial";
};

/**
 * The thread after its newest page came. A thread that was being kept true keeps its older pages; of a stale one only
 * what stands within the page remains, since anything before it may have changed or left a gap.
 */
export function openedThread(held: Thread | undefined, opened: OpenDialog): Thread {
  const { row, messages, beside, hasOlder, ...about } = opened;
  const edge = hasOlder ? (messages[0] ?? null) : null;
  const page: Thread = {
    about,
    aboutVersion: row.version,
    messages: merge(new Map(), messages, "page"),
    beside: merge(new Map(), beside, "page"),
    edge,
    freshness: "fresh",
  };
  if (!held) return page;
  const isKept = held.freshness === "fresh";
  const kept = isKept ? held : within(edge, held);
  return {
    ...newerAbout(held, page),
    messages: merge(kept.messages, messages, "page"),
    beside: merge(kept.beside, beside, "page"),
    edge: isKept ? earliest(held.edge, edge) : edge,
    freshness: "fresh",
  };
}

/** The thread after an older page came. */
export function olderThread(held: Thread, older: OlderMessages): Thread {
  const { messages, beside, hasOlder } = older;
  return {
    ...held,
    messages: merge(held.messages, messages, "page"),
    beside: merge(held.beside, beside, "page"),
    edge: hasOlder ? earliest(held.edge, messages[0] ?? held.edge) : null,
  };
}

/** The thread after catching up. A change may outrun the thread's first page, and is kept for it. */
export function changedThread(held: Thread | undefined, changed: ChangedDialog): Thread {
  const { dialogId: _, row, messages, beside, ...about } = changed;
  const news = {
    messages: merge(held?.messages ?? new Map(), messages, "catchUp"),
    beside: merge(held?.beside ?? new Map(), beside, "catchUp"),
  };
  const came: Thread = {
    about,
    aboutVersion: row.version,
    ...news,
    edge: null,
    freshness: "partial",
  };
  if (!held) return came;
  return { ...held, ...newerAbout(held, came), ...news };
}

/** The thread after it was left: changes are no longer asked for. Null where there is nothing worth keeping. */
export const leftThread = (held: Thread): Thread | null =>
  held.freshness === "partial" ? null : { ...held, freshness: "stale" };

/** Has the dialog changed in a way that the thread has not heard of? */
export const isBehind = (thread: Thread, row: DialogRow | undefined) =>
  thread.freshness !== "fresh" || (row?.version ?? 0) > thread.aboutVersion;

/** The loaded messages, oldest first. */
export const storedMessages = (thread: Thread): ThreadMessage[] =>
  [...within(thread.edge, thread).messages.values()].sort(byTime);

/** What stands beside the loaded messages, oldest first. */
export const besideRows = (thread: Thread): BesideRow[] =>
  [...within(thread.edge, thread).beside.values()].sort(
    (one, other) => compare(one.at, other.at) || compare(one.id, other.id),
  );

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

/** What a thread knows from an edge on. */
function within(
  edge: Edge | null,
  { messages, beside }: Thread,
): Pick<Thread, "messages" | "beside"> {
  if (!edge) return { messages, beside };
  return {
    messages: new Map([...messages].filter(([, one]) => byTime(one, edge) >= 0)),
    beside: new Map([...beside].filter(([, { at }]) => at >= edge.at)),
  };
}

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
const byTime = (one: Edge, other: Edge): number =>
  compare(one.at, other.at) || compare(one.orderKey, other.orderKey) || one.id - other.id;

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
