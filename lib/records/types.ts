import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Refused } from "@/lib/result";

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

export type ExportedFile = {
  id: number;
  name: string;
  contentType: string;
  sizeBytes: number | null;
  stored: boolean;
};

export type ExportedMessage = {
  at: string;
  direction: "inbound" | "outbound";
  kind: string;
  /** Who of the clinic wrote it; null for the patient's own. */
  author: string | null;
  text: string;
  status: string | null;
  unsent: boolean;
  details: Record<string, unknown>;
  files: ExportedFile[];
};

/** One dialog of a person. `leftOut`: messages on a shared phone that nobody said are this person's. */
export type ExportedDialog = {
  id: number;
  account: AccountTag;
  address: string | null;
  closed: boolean;
  leftOut: number;
  messages: ExportedMessage[];
};

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
    kind: "lead" | "patient";
    name: string;
    bornOn: string | null;
    email: string;
    phones: string[];
    handles: string[];
    remarks: string;
    createdAt: string;
  };
  dialogs: ExportedDialog[];
  touches: ExportedTouch[];
};

export type RetentionMonths = Pick<Retention, "messageMonths" | "deliveryMonths">;

export type RetentionAnswer = { ok: true; preview: RetentionPreview } | Refused;
