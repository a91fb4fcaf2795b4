import type { AccountTag } from "@/lib/accounts/types/tag";
import type { MessageDetails, MessageKind } from "@/lib/channels/types";
import type { MessageOrigin } from "@/lib/dialogs/types/message";
import type { PersonKind } from "@/lib/patients/types/person";
import type { ConflictingEdit, Refused } from "@/lib/result";

/** After how many months messages and raw deliveries are deleted; null keeps them. */
export type Retention = {
  messageMonths: number | null;
  deliveryMonths: number | null;
  /** When it was last applied. */
  appliedAt: string | null;
};

/** How much a retention would delete now. */
export type RetentionPreview = {
  messages: number;
  dialogs: number;
  files: number;
  deliveries: number;
};

/** A file of a message; `stored` where the clinic keeps it, so that its bytes can be handed over. */
export type ExportedFile = {
  id: number;
  name: string;
  contentType: string;
  sizeBytes: number | null;
  stored: boolean;
};

/** What was said at one moment, an ISO string. `details` are what a kind carries beside its text. */
export type ExportedMessage = {
  at: string;
  direction: "inbound" | "outbound";
  origin: MessageOrigin;
  kind: MessageKind;
  /** Who of the clinic wrote it; null where nobody of its staff did. */
  author: string | null;
  text: string;
  status: string | null;
  unsent: boolean;
  details: MessageDetails;
  /** What it said before it was corrected, the first first. */
  earlier: { at: string; text: string }[];
  /** What either side put on it. */
  reactions: { at: string; by: "inbound" | "outbound"; emoji: string }[];
  files: ExportedFile[];
};

/** One dialog of a person. `leftOut`: messages on a phone that is, or was, shared that nobody said are this person's. */
export type ExportedDialog = {
  id: number;
  account: AccountTag;
  address: string | null;
  closed: boolean;
  leftOut: number;
  messages: ExportedMessage[];
};

/** What was recorded by hand, as it was last said; `followUpOn` is a day at the clinic: `2026-11-30`. */
export type ExportedTouch = {
  at: string;
  kind: string;
  direction: string | null;
  outcome: string;
  text: string;
  followUpOn: string | null;
  author: string | null;
};

/** All that is kept of a person, to be handed over. Internal notes among colleagues are not part of it. */
export type PersonExport = {
  exportedAt: string;
  clinic: string;
  person: {
    id: number;
    kind: PersonKind;
    name: string;
    /** What records that were merged into this one are called. */
    otherNames: string[];
    bornOn: string | null;
    email: string;
    phones: string[];
    handles: string[];
    remarks: string;
    createdAt: string;
  };
  dialogs: ExportedDialog[];
  /** Whether more is kept on accounts that whoever took it does not see. */
  elsewhere: boolean;
  touches: ExportedTouch[];
};

/** What is chosen of a retention. */
export type RetentionMonths = Pick<Retention, "messageMonths" | "deliveryMonths">;

/** What looking at a retention, or choosing it, answers: how much it deletes, or why not. */
export type RetentionAnswer =
  | { ok: true; preview: RetentionPreview }
  | ConflictingEdit<RetentionMonths>
  | Refused;
