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
  /** Why it needs attention: a {@link CheckRefusal} or a later finding; a key of the catalogue (`settings.reason.…`). */
  stateReason: string | null;
  credentialExternalId: string;
  secret: { lastFour: string; setAt: string; setBy: string | null };
  lastSignedInboundAt: string | null;
  deadline: Deadline | null;
};

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

export type SenderField = keyof SenderDraft;

/** What is wrong with a field, or with all of them together; a key of the catalogue (`settings.problem.…`). */
export type SenderProblem = {
  field: SenderField | null;
  reason:
    | CheckRefusal
    | "missing"
    | "accountSidForm"
    | "senderNumberForm"
    | "labelLength"
    | "alreadyConnected"
    | "notFound";
};

/**
 * What saving came to. `notice` is what the provider's check would have us know
 * (`settings.notice.…`); `doubt` is what the provider now refuses of
 * a token that was stored before: the rest was saved. With `ok: false` nothing was stored.
 */
export type SaveResult =
  | {
      ok: true;
      accountId: number;
      notice: CheckNotice | null;
      doubt: SenderProblem | null;
    }
  | { ok: false; reason: "problems"; problems: SenderProblem[] };

/** What the form's action answers: the guard turns people away with a reason of its own (`auth.refused.…`). */
export type SaveAnswer = SaveResult | { ok: false; reason: GuardReason };
