import { isSame } from "@/components/ui/state/same";
import type { BesideRow } from "@/lib/dialogs/types/beside";
import type { Caught } from "@/lib/dialogs/types/changes";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type {
  MessagesAround,
  NewerMessages,
  OlderMessages,
} from "@/lib/dialogs/types/thread-page";
import { type Known, merge } from "./merge";
import { byTime, storedMessages, within } from "./thread-selectors";

type About = Omit<OpenDialog, "row" | "messages" | "beside" | "hasOlder">;
type ChangedDialog = NonNullable<Caught["open"]>;

/** Where the loaded part of a thread begins. */
export type Edge = Pick<ThreadMessage, "at" | "orderKey" | "id">;

/** A stretch of a thread that does not reach its newest message; `from` is null where it begins with the first one. */
type Stretch = { from: Edge | null; to: Edge };

/**
 * One dialog's thread as far as it is loaded: back to `edge`, or all of it where that is null. Messages before the
 * edge may be known (an old one was read or unsent) and wait, unseen, for their page. What stands beside the messages
 * is loaded with them, and reaches as far back.
 *
 * While somebody reads at an old message, `stretch` is what is shown, until it has grown into the rest or is left.
 * What arrives meanwhile is known, and counted, but not shown.
 *
 * `fresh`: catching up keeps it true. `stale`: it was left, changes went by, and it is shown only until its refresh
 * comes. `partial`: only changes have been heard of it, and there is nothing to show yet.
 */
export type Thread = {
  about: About;
  aboutVersion: number;
  /** Rises with whatever changes that the Details may tell: not, what became of a message. */
  detailsVersion: number;
  messages: Known<ThreadMessage>;
  beside: Known<BesideRow, string>;
  edge: Edge | null;
  stretch: Stretch | null;
  freshness: "fresh" | "stale" | "partial";
};

export type Loaded = Pick<Thread, "messages" | "beside">;

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
    detailsVersion: row.version,
    messages: merge(new Map(), messages, "page"),
    beside: merge(new Map(), beside, "page"),
    edge,
    stretch: null,
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
    stretch: isKept ? held.stretch : null,
    freshness: "fresh",
  };
}

/** The thread after an older page came. */
export function olderThread(held: Thread, older: OlderMessages): Thread {
  const { messages, hasOlder } = older;
  const merged = { ...held, ...withPage(held, older) };
  const { stretch } = held;
  if (stretch) {
    const from = hasOlder ? (messages[0] ?? stretch.from) : null;
    return { ...merged, stretch: { ...stretch, from } };
  }
  const edge = hasOlder ? earliest(held.edge, messages[0] ?? held.edge) : null;
  return { ...merged, edge };
}

/** The thread after a message of it, with what stands around that one, came to be read. */
export function threadAround(held: Thread, around: MessagesAround): Thread {
  const { messages, hasOlder, hasNewer } = around;
  const from = hasOlder ? (messages[0] ?? null) : null;
  const to = hasNewer ? (messages.at(-1) ?? null) : null;
  return joined({ ...held, ...withPage(held, around) }, from, to);
}

/** The thread after the page behind its stretch came; one that is no longer shown changes nothing. */
export function newerThread(held: Thread, newer: NewerMessages): Thread {
  if (!held.stretch) return held;
  const { from, to } = held.stretch;
  const end = newer.hasNewer ? (newer.messages.at(-1) ?? to) : null;
  return joined({ ...held, ...withPage(held, newer) }, from, end);
}

/** The thread back at its newest messages. */
export const latestThread = (held: Thread): Thread =>
  held.stretch ? { ...held, stretch: null } : held;

/** So many messages may stand in a thread before those far above its newest are let go of, and so many are kept then. */
const mostLoaded = 300;
const keptLoaded = 150;

/**
 * The thread while its reader is at its newest messages. A dialog that stays open all day does not grow without end:
 * what stands far above is a page again.
 */
export function lightenedThread(held: Thread): Thread {
  if (held.stretch || held.messages.size <= mostLoaded) return held;
  const edge = storedMessages(held).at(-keptLoaded) ?? held.edge;
  return { ...held, ...within(edge, held), edge };
}

/** A stretch that reaches what is loaded from the other end, or the end itself (null), is one with it. */
function joined(thread: Thread, from: Edge | null, to: Edge | null): Thread {
  const { edge } = thread;
  if (to && edge && byTime(to, edge) < 0) return { ...thread, stretch: { from, to } };
  return { ...thread, stretch: null, edge: earliest(edge, from) };
}

const withPage = (held: Loaded, came: Pick<OlderMessages, "messages" | "beside">) => ({
  messages: merge(held.messages, came.messages, "page"),
  beside: merge(held.beside, came.beside, "page"),
});

/** The thread after catching up. A change may outrun the thread's first page, and is kept for it. */
export function changedThread(held: Thread | undefined, changed: ChangedDialog): Thread {
  const { dialogId: _, isItself: __, row, messages, beside, ...about } = changed;
  const news = {
    messages: merge(held?.messages ?? new Map(), messages, "catchUp"),
    beside: merge(held?.beside ?? new Map(), beside, "catchUp"),
  };
  const came: Thread = {
    about,
    aboutVersion: row.version,
    detailsVersion: row.version,
    ...news,
    edge: null,
    stretch: null,
    freshness: "partial",
  };
  if (!held) return came;
  const next = { ...held, ...newerAbout(held, came), ...news };
  const isConcern = concernsDetails(held, changed);
  return { ...next, detailsVersion: isConcern ? risen(held, came) : held.detailsVersion };
}

/** A touch that was recorded with its patient leaves a dialog's own version as it is. */
const risen = (held: Thread, came: Thread) =>
  Math.max(came.detailsVersion, held.detailsVersion + 1);

/** Did more change than what became of its messages? */
const concernsDetails = (held: Thread, { isItself, beside, messages }: ChangedDialog) =>
  isItself ||
  beside.some((row) => !isSame(held.beside.get(row.id), row)) ||
  messages.some((message) => !isSameContent(held.messages.get(message.id), message));

const isSameContent = (held: ThreadMessage | undefined, came: ThreadMessage) =>
  held?.unsent === came.unsent &&
  held.person?.id === came.person?.id &&
  isSame(held.attachments, came.attachments);

/** The thread after it was left: changes are no longer asked for. Null where there is nothing worth keeping. */
export const leftThread = (held: Thread): Thread | null =>
  held.freshness === "partial" ? null : { ...held, stretch: null, freshness: "stale" };

/** Has the dialog changed in a way that the thread has not heard of? */
export const isBehind = (thread: Thread, row: DialogRow | undefined) =>
  thread.freshness !== "fresh" || (row?.version ?? 0) > thread.aboutVersion;

/** No edge reaches furthest: the whole thread is loaded. */
function earliest(one: Edge | null, other: Edge | null): Edge | null {
  if (!one || !other) return null;
  return byTime(other, one) < 0 ? other : one;
}

function newerAbout(
  held: Thread,
  came: Thread,
): Pick<Thread, "about" | "aboutVersion" | "detailsVersion"> {
  const { about, aboutVersion } = came.aboutVersion >= held.aboutVersion ? came : held;
  const isNewer = came.aboutVersion > held.aboutVersion;
  const detailsVersion = isNewer ? risen(held, came) : held.detailsVersion;
  return { about, aboutVersion, detailsVersion };
}
