import type { GuardReason } from "@/lib/auth/guard";
import type { CheckNotice, CheckRefusal } from "@/lib/channels/types";
import type { AccountColour, AccountTag } from "@/lib/dialogs/types";

/** The colours that an account may have, in the order in which they are offered. */
export const accountColours = [
  "teal",
  "plum",
  "ochre",
  "brick",
  "indigo",
  "olive",
] as const satisfies readonly AccountColour[];

export type AccountState = "connected" | "attention" | "disconnected";

/** When a sender must be ready: the moment (ISO, UTC), the wall clock of its zone then, and the zone's city. */
export type Deadline = { at: string; local: string; zone: string; city: string };

/**
 * One of the clinic's accounts as Settings shows it. Times are ISO strings; of the secret there are only the last
 * four signs, when it was set and by whom.
 */
export type SavedAccount = {
  tag: AccountTag;
  /** Where its profile picture is; null where it has none. */
  picture: string | null;
  state: AccountState;
  /** What is wrong with it, also where it can still send (`unheard`). */
  stateReason: AccountReason | null;
  /** Empty while nobody has entered it; so is the tag's handle. */
  credentialExternalId: string;
  /** The provider has accepted it once: from then on the id and the number stand fast. */
  isConfirmed: boolean;
  secret: SavedSecret;
  /** What a live sender needs and what of it is there; null where nothing is measured. */
  readiness: Readiness | null;
  /** Its credentials or its number are not set, or refused: it can't send at all. */
  isHindered: boolean;
  /** All of it was there once: from then on a deadline means nothing. */
  isReady: boolean;
  /** What groups it with others, a clinic's name for instance; null for none. */
  brand: string | null;
  /** May a person answer for longer than the channel's window? Null where the channel has no such permission. */
  humanAgent: boolean | null;
  lastSignedInboundAt: string | null;
  /** When something was sent from it last. */
  lastOutAt: string | null;
  deadline: Deadline | null;
  disconnectedAt: string | null;
  /** How many dialogs it has. */
  dialogs: number;
};

/** What a live sender needs, in the order in which it is settled. */
const checkNames = [
  "credentials",
  "sender",
  "webhook",
  "signed",
  "inbound",
  "delivered",
] as const;

export type CheckName = (typeof checkNames)[number];

/**
 * One thing that a live sender needs. `at`: of what the provider is asked, when it answered last; of what has to
 * arrive, when it did. `since`: when a refusal began. `detail` is a word of the provider's.
 */
export type Check = {
  name: CheckName;
  state: "done" | "open" | "refused";
  reason: CheckReason | null;
  detail: string | null;
  at: string | null;
  since: string | null;
};

/** `measuredAt`: when the provider was asked last. */
export type Readiness = { checks: Check[]; measuredAt: string | null };

/** Why something that a live sender needs is not there. */
export type CheckReason =
  | CheckRefusal
  | "incomplete"
  | "webhookMissing"
  | "webhookElsewhere"
  | "webhookByHand";

/**
 * What may be known of a stored secret; `lastFour` is empty while there is none. `isRefused`: its provider no longer takes it. `life`: when it ends (null: not
 * known before it is renewed for the first time); null for one that does not end.
 */
export type SavedSecret = {
  lastFour: string;
  setAt: string;
  setBy: string | null;
  isRefused: boolean;
  life: { endsAt: string | null } | null;
};

/**
 * What can be wrong with an account: what a check refused, that something was not entered yet (`incomplete`), that its
 * provider would not post its messages to us (`unheard`), or anything else.
 */
export const accountReasons = [
  "credentials",
  "suspended",
  "closed",
  "senderUnknown",
  "senderOffline",
  "personalAccount",
  "permissions",
  "incomplete",
  "unheard",
  "other",
] as const satisfies readonly (CheckRefusal | "incomplete" | "unheard" | "other")[];

export type AccountReason = (typeof accountReasons)[number];

/**
 * An account that somebody must look after. `tokenEnds`: it was not renewed, and its days are numbered. `deadline`: it
 * is not ready and its day comes near; `notActivated`: that day has passed without what it takes to send.
 */
export type AccountInNeed = {
  tag: AccountTag;
  reason: AccountReason | "tokenEnds" | "deadline" | "notActivated";
  /** Its Integration Deadline (ISO), and how many of the six things that a live sender needs are there. */
  deadline?: { at: string; ready: number };
};

const dayMs = 24 * 3_600_000;

/** A secret that ends sooner than this should have been renewed long ago. */
export const endsSoonMs = 14 * dayMs;

/** How long before its deadline it is told everywhere that a sender is not ready; and told anew at each of these. */
export const warnedDays = [14, 7, 3, 1] as const;
export const warnedMs = warnedDays[0] * dayMs;

/** Time zones of one region, for a choice: IANA names with their cities. */
export type ZoneGroup = { region: string; zones: { name: string; city: string }[] };

/**
 * A sender as an administrator enters it, the deadline being read. `deadlineZone` says in which zone it was meant. Where
 * there is a deadline, what is not known yet may be empty.
 */
export type NewSender = {
  accountSid: string;
  authToken: string;
  senderNumber: string;
  label: string;
  colour: AccountColour;
  deadlineAt: Date | null;
  deadlineZone: string | null;
  brand?: string | null | undefined;
};

/** What the sender form hands over, as typed. An empty `authToken` keeps the one that is stored. */
export type SenderDraft = {
  accountSid: string;
  authToken: string;
  senderNumber: string;
  label: string;
  colour: AccountColour;
  /** `2026-11-30T08:00`, or empty for none. */
  deadline: string;
  deadlineZone: string;
  brand?: string | null | undefined;
};

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

export type AccountField = keyof SenderDraft | keyof ProfileDraft;

/** What is wrong with a field, or with all of them together; a key of the catalogue (`settings.problem.…`). */
export type AccountProblem = {
  field: AccountField | null;
  reason:
    | CheckRefusal
    | "missing"
    | "accountSidForm"
    | "senderNumberForm"
    | "labelLength"
    | "webhookByHand"
    | "alreadyConnected"
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
  | { ok: false; reason: "problems"; problems: AccountProblem[] };

/** What disconnecting answers. */
export type DisconnectAnswer = { ok: true } | { ok: false; reason: GuardReason };

/** What an action on an account answers: the guard turns people away with a reason of its own (`auth.refused.…`). */
export type SaveAnswer = SaveResult | { ok: false; reason: GuardReason };

/** What has been done of what leads to the first answered message; in this order. */
export type FirstSteps = {
  /** An account is connected. */
  connected: boolean;
  /** A delivery with a right signature has reached us. */
  heard: boolean;
  /** A patient's message is kept. */
  written: boolean;
  /** An answer by a member of staff was taken by the provider. */
  answered: boolean;
  /** Somebody else is on the staff. */
  colleague: boolean;
};
