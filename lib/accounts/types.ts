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
  state: AccountState;
  /** What is wrong with it, also where it can still send (`unheard`). */
  stateReason: AccountReason | null;
  credentialExternalId: string;
  secret: SavedSecret;
  /** May a person answer for longer than the channel's window? Null where the channel has no such permission. */
  humanAgent: boolean | null;
  lastSignedInboundAt: string | null;
  deadline: Deadline | null;
  disconnectedAt: string | null;
  /** How many dialogs it has. */
  dialogs: number;
};

/**
 * What may be known of a stored secret. `isRefused`: its provider no longer takes it. `life`: when it ends (null: not
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
 * What can be wrong with an account: what a check refused, that its provider would not post its messages to us
 * (`unheard`), or anything else.
 */
export const accountReasons = [
  "credentials",
  "suspended",
  "closed",
  "senderUnknown",
  "senderOffline",
  "personalAccount",
  "permissions",
  "unheard",
  "other",
] as const satisfies readonly (CheckRefusal | "unheard" | "other")[];

export type AccountReason = (typeof accountReasons)[number];

/** An account that somebody must look after. `tokenEnds`: it was not renewed, and its days are numbered. */
export type AccountInNeed = { tag: AccountTag; reason: AccountReason | "tokenEnds" };

/** A secret that ends sooner than this should have been renewed long ago. */
export const endsSoonMs = 7 * 24 * 3_600_000;

/** Time zones of one region, for a choice: IANA names with their cities. */
export type ZoneGroup = { region: string; zones: { name: string; city: string }[] };

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
};

/** What the form of a profile hands over, as typed. Of a new one the `accountSid` may be empty: the token tells it. */
export type ProfileDraft = {
  accountSid: string;
  authToken: string;
  label: string;
  colour: AccountColour;
  humanAgent: boolean;
};

/** What may be changed of a connected profile; its token is replaced apart. */
export type ProfileChange = Pick<ProfileDraft, "label" | "colour" | "humanAgent">;

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
