import type { MessageDetails, MessageKind } from "@/lib/channels/types";
import type { SampleFileName } from "./sample-files";
import type { AccountName, Member } from "./world";

/** Minutes before now, as all times of the sample dialogs are. */
export type Ago = number;

export const hour = 60;
export const day = 24 * hour;

/** One message of a sample dialog. Without `by` the patient wrote it. */
export type Line = {
  ago: Ago;
  text: string;
  by?: Member;
  kind?: MessageKind;
  details?: MessageDetails;
  /** `name` is what the patient called a document; others come without one. */
  files?: { file: SampleFileName; name?: string }[];
  /** The provider's code, where it was not delivered. */
  failed?: string;
  /** The line that it quotes, counted from 0. */
  quotes?: number;
  /** What the patient did with it later. */
  reaction?: { ago: Ago; emoji: string };
  edit?: { ago: Ago; text: string };
  unsent?: { ago: Ago };
};

/** A dialog of a patient with one of the accounts. `unseen`: how many of the last messages nobody has looked at. */
export type SampleDialog = {
  account: AccountName;
  name: string;
  /** The phone or the username, as the account's channel has it. */
  address: string;
  patient: boolean;
  lines: Line[];
  unseen?: number;
  /** What the clinic knows beside: the date of birth, and what staff noted. */
  bornOn?: string;
  remarks?: string;
  /** Others who share this phone. */
  family?: Relative[];
  /** The patient is known already: by the same name, from a dialog with this account. */
  knownFrom?: AccountName;
  assignee?: Member;
  /** What colleagues told each other here. */
  notes?: { ago: Ago; by: Member; text: string }[];
  /** What each has begun to write. */
  drafts?: Partial<Record<Member, string>>;
  closings?: Closing[];
};

/** Somebody of a family: children are told apart by their age. */
export type Relative = { name: string; years: number; remarks?: string };

export type Closing = { ago: Ago; by: Member; reopened?: { ago: Ago; by: Member } };
