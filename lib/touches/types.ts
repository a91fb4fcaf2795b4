import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Channel, MessageKind } from "@/lib/channels/types";
import type { ThreadDeed } from "@/lib/dialogs/types/beside";
import type { PersonKind } from "@/lib/patients/types/person";
import type { ConflictingEdit, Refused } from "@/lib/result";

/** What people record by hand. */
export const manualKinds = [
  "call",
  "visit",
  "message",
  "email",
  "note",
  "update",
  "other",
] as const;

export type ManualKind = (typeof manualKinds)[number];

export type TouchDirection = "incoming" | "outgoing";

/** A visit, a note or a change has no direction. */
export const hasDirection = (kind: ManualKind): boolean =>
  kind === "call" || kind === "message" || kind === "email";

/** The longest text of a touch, in characters. */
export const longestTouch = 2_000;
export const longestOutcome = 80;

/** A message as a touch shows it. `who` wrote it: the patient or a member of staff, null where nobody knows. */
export type CitableMessage = {
  messageId: number;
  dialogId: number;
  account: AccountTag;
  direction: "inbound" | "outbound";
  who: string | null;
  at: string;
  kind: MessageKind;
  text: string;
};

/**
 * The message that a touch refers to, as it is now. `hidden` where it lies in an account that may not be seen; `unsent`
 * where it was taken back.
 */
export type Citation =
  | { hidden: true }
  | (CitableMessage & { hidden: false; unsent: boolean });

/** What was recorded by hand, in its newest version; `followUpOn` is a day at the clinic: `2026-11-30`. */
export type Touch = {
  id: number;
  version: number;
  kind: ManualKind;
  direction: TouchDirection | null;
  at: string;
  outcome: string;
  text: string;
  followUpOn: string | null;
  /** The dialog in which it was made, if it was made in one that may be seen. */
  dialogId: number | null;
  citation: Citation | null;
  /** Who recorded it first, and when. */
  author: string | null;
  recordedAt: string;
  /** Who changed it last, and when; null while it is as it was. */
  changed: { by: string | null; at: string } | null;
  withdrawn: boolean;
};

/** What a touch said in an earlier version. */
export type TouchVersion = Pick<
  Touch,
  "version" | "kind" | "direction" | "at" | "outcome" | "text" | "followUpOn"
> & { by: string | null; recordedAt: string; withdrawn: boolean };

type Entry = { key: string; at: string };

export type TouchEntry = Entry & { type: "touch"; touch: Touch };

/**
 * What was done with a dialog, or its first answer; `by` is null where nobody did it. `about` is whom it was assigned to,
 * `isTaken` whether by themselves.
 */
export type DeedEntry = Entry & {
  type: "deed";
  deed: ThreadDeed | "dialogOpened" | "firstAnswer";
  dialogId: number;
  account: AccountTag;
  by: string | null;
  about: string | null;
  isTaken: boolean;
  cause: "undelivered" | null;
  words: string;
  waitedMs: number | null;
};

/**
 * What was said in one dialog on one day, in brief: the newest words of the patient (or ours, where they said nothing),
 * which stand in `messageId`, how much there was, and how much of ours did not arrive. `family`: some of it came from a
 * phone that several people share, and nobody has said from whom. `waitingSince` where the patient still waits for an
 * answer.
 */
export type MessagesEntry = Entry & {
  type: "messages";
  dialogId: number;
  messageId: number;
  account: AccountTag;
  direction: "inbound" | "outbound";
  kind: MessageKind;
  text: string;
  unsent: boolean;
  inbound: number;
  outbound: number;
  undelivered: number;
  family: boolean;
  waitingSince: string | null;
};

/** The day on which a lead became a patient. */
export type PatientEntry = Entry & { type: "becamePatient"; by: string | null };

export type TimelineEntry = TouchEntry | DeedEntry | MessagesEntry | PatientEntry;

export type TimelinePart = "touches" | "dialogs" | "messages";

/** What the timeline is narrowed to; `from` and `to` are days at the clinic, both included. */
export type TimelineFilter = {
  show: TimelinePart | null;
  kind: ManualKind | null;
  account: number | null;
  channel: Channel | null;
  staff: number | null;
  from: string | null;
  to: string | null;
};

/** A filter that leaves nothing out. */
export const everything: TimelineFilter = {
  show: null,
  kind: null,
  account: null,
  channel: null,
  staff: null,
  from: null,
  to: null,
};

/** How much each part has within the rest of the filter. */
export type TimelineCounts = Record<TimelinePart | "all", number>;

/** What a dialog's Details tell of a person's timeline: the newest touches, and how much there is in all. */
export type RecentTouches = { touches: Touch[]; count: number };

/**
 * A page of the timeline, newest first; `next` asks for the page after it, null at the end. `counts` come with the first
 * page only.
 */
export type TimelinePage = {
  person: TouchedPerson;
  entries: TimelineEntry[];
  next: string | null;
  counts: TimelineCounts | null;
};

/** Whose timeline it is, and what it can be narrowed by. */
export type TouchedPerson = {
  id: number;
  name: string;
  kind: PersonKind;
  accounts: AccountTag[];
  /** Who has recorded, done or written something here. */
  staff: { id: number; name: string }[];
};

/**
 * What the form says: `date` and `time` are the clinic's, `2026-11-25` and `10:58`; `cited` a message's id, or "kept"
 * for the one that the touch refers to already.
 */
export type TouchDraft = {
  kind: ManualKind;
  direction: TouchDirection | null;
  date: string;
  time: string;
  outcome: string;
  text: string;
  followUpOn: string | null;
  cited: number | "kept" | null;
};

export type TouchField = "date" | "time" | "outcome" | "text" | "followUpOn" | "cited";

/** What is wrong with a field: a key of the catalogue (`touches.problem.…`). */
export type TouchProblem = {
  field: TouchField;
  reason: "noDate" | "noTime" | "future" | "noText" | "tooLong" | "past" | "notTheirs";
};

/** What an action on a touch answers; `due` is how many follow-ups are due now for who asked. */
export type TouchAnswer =
  | { ok: true; touchId: number; due: number }
  | { ok: false; reason: "problems"; problems: TouchProblem[] }
  | ConflictingEdit<TouchDraft>
  | Refused;

/** Something that was promised; `on` is a day at the clinic. */
export type FollowUp = {
  touchId: number;
  version: number;
  on: string;
  kind: ManualKind;
  direction: TouchDirection | null;
  outcome: string;
  text: string;
  author: string | null;
  person: { id: number; name: string };
  dialogId: number | null;
};

/** What was promised, by when it is due; each the earliest first. `later`: how many more there are, due after these. */
export type FollowUps = {
  overdue: FollowUp[];
  today: FollowUp[];
  coming: FollowUp[];
  later: number;
};
