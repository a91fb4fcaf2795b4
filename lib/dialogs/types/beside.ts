import type { ManualKind, TouchDirection } from "@/lib/touches/types";

/** What was done with a dialog, as far as its thread says it. Its opening and first answer can be seen there anyway. */
export const threadDeeds = [
  "dialogClosed",
  "dialogReopened",
  "assigned",
  "contactBlocked",
  "contactUnblocked",
  "contactStopped",
  "contactStarted",
] as const;

export type ThreadDeed = (typeof threadDeeds)[number];

/**
 * What stands beside the messages of a thread. `id` is unique over all kinds, `version` rises when it changes, `at` is
 * its place in the thread; `by` is who did it, null where nobody did.
 */
type Beside = { id: string; version: number; at: string; by: string | null };

/**
 * `about` is whom it was assigned to, `isTaken` whether by themselves; `cause` what brought it about, where that can be
 * one of several things; `words` why it was done, in the words of who did it.
 */
export type DeedRow = Beside & {
  type: "deed";
  deed: ThreadDeed;
  about: string | null;
  isTaken: boolean;
  cause: "undelivered" | null;
  words: string;
};

/** A touch that was recorded by hand in this dialog, at the moment when it was recorded. */
export type TouchRow = Beside & {
  type: "touch";
  touchId: number;
  personId: number;
  person: string;
  kind: ManualKind;
  direction: TouchDirection | null;
  outcome: string;
  withdrawn: boolean;
};

/** What colleagues told each other; it was never sent. `byId` is who may withdraw it: two may have the same name. */
export type NoteRow = Beside & {
  type: "note";
  noteId: number;
  byId: number;
  text: string;
  withdrawn: boolean;
};

/** What may stand beside the messages: what was done, recorded or noted. */
export type BesideRow = DeedRow | TouchRow | NoteRow;

/** A note of a dialog that its author withdraws. */
export type Withdrawal = { dialogId: number; noteId: number };

/** A note as its writer hands it over; repeating the `clientId`, a UUID, keeps nothing twice. */
export type Note = { dialogId: number; clientId: string; text: string };
