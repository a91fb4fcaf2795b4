import type { Caught, ScreenScope } from "@/lib/dialogs/types/changes";
import type { DialogPage, ListFilter, TabCounts } from "@/lib/dialogs/types/list";
import type { Assignment, OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type {
  MessagesAround,
  NewerMessages,
  OlderMessages,
} from "@/lib/dialogs/types/thread-page";
import type { Link } from "./link";
import type { Known } from "./merge";
import type { Deed } from "./optimistic-deeds";
import type { Draft, DrawnReply } from "./optimistic-replies";
import type { Place, WhichList } from "./place";
import type { Extents } from "./rows";
import type { SeenFloor } from "./seen";
import type { Thread } from "./thread";

export type ListState = "ready" | "loading" | "failed";
export type OpenState = "none" | "loading" | "ready" | "missing" | "failed";

/**
 * All that the Dialogs screen shows, as plain values. What is known (`known`, `threads`) is kept apart from how much
 * of it has been loaded (`extents`, a thread's edge), so that answers may come in any order and twice.
 *
 * `clock` rises whenever the server has accepted something of ours. Each question notes it as it is asked (`asOf`):
 * so an answer shows whether it can know of what was accepted.
 */
export type InboxState = {
  place: Place;
  cursor: string;
  clock: number;
  /** When the question was asked, by that clock, whose answer told last of everything that had changed. */
  toldAt: number;
  known: Known<DialogRow>;
  counts: TabCounts;
  /** The filter that the counts were counted within: just after another was chosen, the one before. */
  countsOf: ListFilter;
  extents: Extents;
  listState: ListState;
  threads: Known<Thread>;
  openState: OpenState;
  /** Is the message that the screen goes to being brought? */
  seeking: boolean;
  /** How often somebody went to a message: going to the same one again is going there once more. */
  jumps: number;
  /**
   * Frozen when a dialog is opened, with how far it is read before a reply is begun; null until its fresh thread has
   * come.
   */
  firstUnseen: { seq: number | null; readTo: number } | null;
  /** Up to where the open dialog's thread has been in sight, however shortly; null before it was. */
  inSight: { dialogId: number; seq: number } | null;
  drawn: readonly DrawnReply[];
  drawnCount: number;
  floors: Known<SeenFloor>;
  deeds: Known<Deed>;
  notice: string | null;
  /** The dialog to which the reader did what the notice tells of. */
  noticeOf: number | null;
  /** What can be taken back while the notice tells of it. */
  undo: Undo | null;
  /** The dialog of which it is asked why it is closed although the last reply was not delivered. */
  asksWhy: number | null;
  link: Link;
  /** What this member of staff sees, as the server last told it; null: as the page brought it. */
  scope: ScreenScope | null;
};

/** What the screen keeps of itself and shows nobody. */
const undrawn: readonly string[] = [
  "cursor",
  "clock",
  "countsOf",
  "inSight",
] satisfies (keyof InboxState)[];

/** Does one state look like another? */
export const looksAs = (one: InboxState, other: InboxState): boolean =>
  (Object.keys(other) as (keyof InboxState)[]).every(
    (key) => one[key] === other[key] || undrawn.includes(key),
  );

/** What the page brings: everything that the first screen shows. */
export type InboxBeginning = {
  place: Place;
  page: DialogPage;
  open: OpenDialog | null;
  /** What stands around the message that the page leads to. */
  around: MessagesAround | null;
  missing: boolean;
  cursor: string;
  scope?: ScreenScope;
};

/** What the last notice tells of, where it can be taken back. */
export type Undo =
  | {
      /** The words that were left in a dialog which was taken away are gone to, and not back. */
      deed: "taken";
      dialogId: number;
    }
  | {
      /** `blockActive`: blocking took the dialog out of Active Chats as well. */
      deed: "close" | "noAnswer" | "block" | "blockActive";
      dialogId: number;
    }
  | ({ deed: "assign" } & Assignment);

/** What can happen to the screen. */
export type InboxEvent =
  | { type: "navigated"; place: Place }
  | { type: "listAsked" | "listFailed" }
  | { type: "listLoaded"; list: WhichList; page: DialogPage }
  | { type: "openAsked" }
  | { type: "opened"; dialog: OpenDialog; asOf: number }
  | { type: "openFailed"; dialogId: number; why: "missing" | "failed" }
  | { type: "olderLoaded"; dialogId: number; older: OlderMessages }
  | { type: "newerLoaded"; dialogId: number; newer: NewerMessages }
  | { type: "seekAsked" | "jumped" }
  | { type: "aroundLoaded"; dialogId: number; around: MessagesAround }
  | { type: "seekFailed"; dialogId: number; why: "missing" | "failed" }
  | { type: "changed"; changes: Caught; asked: Place; asOf: number }
  | { type: "reloaded"; beginning: InboxBeginning }
  | { type: "drew"; draft: Draft }
  | { type: "actionAccepted"; clientId: string }
  | { type: "actionRefused"; clientId: string; reason: string }
  | { type: "discarded"; key: string }
  | { type: "seen" | "seenStored" | "sighted"; dialogId: number; seq: number }
  | { type: "did"; dialogId: number; patch: Partial<DialogRow> }
  | { type: "deedAnswered"; dialogId: number; number: number; isDone: boolean }
  | { type: "askedWhy"; dialogId: number | null }
  | {
      type: "noticed";
      notice: string | null;
      dialogId?: number;
      undo?: Undo | undefined;
    }
  | { type: "linked"; link: Partial<Link> };
