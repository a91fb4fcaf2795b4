import type { CheckRefusal } from "@/lib/channels/types";

/** What a live sender needs, in the order in which it is settled. */
export type CheckName =
  | "credentials"
  | "sender"
  | "webhook"
  | "signed"
  | "inbound"
  | "delivered";

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

/** What a live sender needs, in the order of {@link CheckName}. `measuredAt` (ISO): when the provider was asked last. */
export type Readiness = { checks: Check[]; measuredAt: string | null };

/** Why something that a live sender needs is not there. */
export type CheckReason =
  | CheckRefusal
  | "incomplete"
  | "webhookMissing"
  | "webhookElsewhere"
  | "webhookByHand"
  | "statusMissing"
  | "statusElsewhere";

/** Reasons that mean that what is written to an account is posted elsewhere, or nowhere. */
export const unheardReasons: readonly CheckReason[] = [
  "webhookMissing",
  "webhookElsewhere",
];

/** Did the provider, when it was asked last, post what is written to an account elsewhere, or nowhere? */
export const isPostedElsewhere = ({ checks }: Readiness): boolean =>
  checks.some(({ reason }) => reason !== null && unheardReasons.includes(reason));
