import type { GuardReason } from "@/lib/auth/guard";
import type { CheckNotice, CheckRefusal } from "@/lib/channels/types";
import type { ConflictingEdit, Refused } from "@/lib/result";
import type { AccountColour } from "./tag";

/** How many characters the name of a brand has at most. */
export const longestBrand = 60;

/** How many characters an account's label has at most. */
export const longestLabel = 60;

type SenderFields = {
  accountSid: string;
  authToken: string;
  senderNumber: string;
  label: string;
  colour: AccountColour;
  /** Null or empty for none; left out for as it was. */
  brand?: string | null | undefined;
};

/**
 * A sender as an administrator enters it, the deadline being read. `deadlineZone` says in which zone it was meant. Where
 * there is a deadline, what is not known yet may be empty.
 */
export type NewSender = SenderFields & {
  deadlineAt: Date | null;
  deadlineZone: string | null;
};

/** What the sender form hands over, as typed. An empty `authToken` keeps the one that is stored. */
export type SenderDraft = SenderFields & {
  /** `2026-11-30T08:00`, or empty for none. */
  deadline: string;
  deadlineZone: string;
};

/** What the sender form showed when it was opened: of a token nothing is ever shown. */
export type ShownSender = Omit<SenderDraft, "authToken">;

/** What the form of a profile hands over, as typed. Of a new one the `accountSid` may be empty: the token tells it. */
export type ProfileDraft = {
  accountSid: string;
  authToken: string;
  label: string;
  colour: AccountColour;
  humanAgent: boolean;
  brand?: string | null | undefined;
};

/** What may be changed of a connected profile; its token is replaced apart. */
export type ProfileChange = Pick<
  ProfileDraft,
  "label" | "colour" | "humanAgent" | "brand"
>;

/** What the form of an account says, whichever channel's; of its token nothing is ever shown. */
export type AccountWords = Omit<SenderDraft & ProfileDraft, "authToken" | "brand"> & {
  brand: string;
};

/** A field of the two forms, by the name that it has in what they hand over. */
export type AccountField = keyof SenderDraft | keyof ProfileDraft;

/** What is wrong with a field, or with all of them together; a key of the catalogue (`settings.problem.…`). */
export type AccountProblem = {
  field: AccountField | null;
  reason:
    | CheckRefusal
    | "missing"
    | "unreadable"
    | "accountSidForm"
    | "senderNumberForm"
    | "labelLength"
    | "noDate"
    | "webhookByHand"
    | "alreadyConnected"
    | "connectedElsewhere"
    | "numberStays"
    | "notFound"
    | "notYetRenewed";
};

/**
 * What saving came to. `notice` is what the provider's check would have us know (`settings.notice.…`); `doubt` is what
 * the provider now refuses of a token that was stored before: the rest was saved. `isNew`: the account was never
 * here before. With `ok: false` nothing was stored.
 */
export type SaveResult =
  | {
      ok: true;
      accountId: number;
      isNew: boolean;
      notice: CheckNotice | null;
      doubt: AccountProblem | null;
    }
  | { ok: false; reason: "problems"; problems: AccountProblem[] }
  | ConflictingEdit<AccountWords>;

/** What an action on an account answers: the guard turns people away with a reason of its own (`auth.refused.…`). */
export type SaveAnswer = SaveResult | Refused<GuardReason>;
