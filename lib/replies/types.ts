import type { GuardReason } from "@/lib/auth/guard";
import type { Channel } from "@/lib/channels/types";
import type { ConflictingEdit, Done } from "@/lib/result";

/** A text that staff say often; called by `/` and its name. `accountIds` are those that it is for; null: all. */
export type CannedReply = {
  id: number;
  name: string;
  text: string;
  accountIds: number[] | null;
};

/** How many characters a reply's name and its text have at most. */
export const longestCanned = { name: 40, text: 2_000 } as const;

/** What a canned reply may name: the patient, how one calls them, the clinic, the account, and who writes. */
export const cannedNames = [
  "patient",
  "firstName",
  "clinic",
  "account",
  "staff",
] as const;

/** Whatever stands in braces is taken for a name, be it one of these or not. */
export const cannedBraces = /\{([^{}]*)\}/g;

export type CannedName = (typeof cannedNames)[number];

/** What the composer needs of them: those that may be said somewhere by whoever asks, and what the clinic is called. */
export type CannedReplies = { replies: CannedReply[]; clinic: string };

/** How much a channel takes of one message in its own unit, by channel. */
export type TextLimits = {
  [Each in Channel]?: { max: number; unit: "characters" | "bytes" };
};

/** What the form of a canned reply says. */
export type CannedDraft = Omit<CannedReply, "id">;

/** What was typed, and over which reply as it was then; null for a new one. */
export type CannedEdit = {
  typed: CannedDraft;
  over: { id: number; seen: CannedDraft } | null;
};

/** What is wrong with a field; a key of the catalogue (`replies.problem.…`). */
export type CannedProblem = {
  field: "name" | "text" | "accounts";
  reason: "missing" | "form" | "taken" | "tooLong" | "unknownName";
};

/** What saving came to; what the guard turned away has a reason of its own. */
export type CannedAnswer =
  | Done<"notFound" | GuardReason>
  | ConflictingEdit<CannedDraft>
  | { ok: false; reason: "problems"; problems: CannedProblem[] };
