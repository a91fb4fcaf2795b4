import type { FileFacts } from "@/lib/channels/types";
import type { DialogPerson } from "@/lib/patients/types/behind";
import type { Result } from "@/lib/result";
import type { BesideRow } from "./beside";
import type { SavedDraft } from "./draft";
import type { ThreadMessage } from "./message";
import type { ReplyRefusal, ReplyWindow } from "./reply";
import type { DialogRow } from "./row";

/**
 * One dialog opened: its row, who is at the other end, and the newest page of its thread, oldest first: messages, and
 * what stands beside them since the first of them.
 */
export type OpenDialog = {
  row: DialogRow;
  /** The contact's address for people: a phone in its national form, an @handle, or null where hidden. */
  address: string | null;
  /** Who is behind the contact, in the order in which they were linked. */
  people: DialogPerson[];
  messages: ThreadMessage[];
  beside: BesideRow[];
  hasOlder: boolean;
  window: ReplyWindow | null;
  refusal: ReplyRefusal | null;
  /** How it came into Closed Chats; null while it is active. */
  closure: Closure | null;
  textLimit: { max: number; unit: "characters" | "bytes" };
  /** Which files the channel takes, and how words go with them. */
  files: FileFacts;
  /** The channel never reports "Delivered" (Instagram): the legend says so. */
  reportsDelivered: boolean;
  /** How far this member of staff has seen the dialog, in arrival sequence. */
  seenSeq: number;
  /** What arrived late and they have not seen, oldest first: it may stand far above the newest page. */
  late: LateMessage[];
  draft: SavedDraft | null;
};

/**
 * A dialog that is to be closed: up to which message its closer was told of it, and why, where the last reply did not
 * arrive.
 */
export type Closing = { dialogId: number; seenSeq: number; undeliveredReason?: string };

/**
 * Whether somebody waits for an answer in a dialog, and up to which message whoever says so was told of it. `onlyOwn`:
 * what is taken back is one's own word that nobody does, and no colleague's.
 */
export type AnswerNeed = {
  dialogId: number;
  isNeeded: boolean;
  onlyOwn: boolean;
  seenSeq: number;
};

/**
 * To whom a dialog is given; null takes it from whoever has it. `takenFrom`: one's own giving of it to them (null: to
 * nobody) is taken back, and no colleague's.
 */
export type Assignment = {
  dialogId: number;
  assigneeId: number | null;
  takenFrom?: number | null | undefined;
};

/** An action was done, or refused. False: it was so already, a colleague's doing perhaps, and there is nothing to take back. */
export type ActionAnswer = Result<boolean>;

/** Who closed a dialog, when, and why although the last reply was not delivered. */
export type Closure = {
  by: string | null;
  byId: number | null;
  at: string;
  reason: string | null;
};

/** A patient's message that reached the portal later than others which were said after it. */
export type LateMessage = { id: number; at: string };
