import type { AccountReason } from "@/lib/accounts/types/need";
import type { Readiness } from "@/lib/accounts/types/readiness";
import type { AccountState } from "@/lib/accounts/types/saved";

/** What of an account decides whether its deadline has passed in vain. */
export type Activating = {
  state: AccountState;
  stateReason: string | null;
  deadlineAt: Date | null;
  readyAt: Date | null;
};

/** Without these a sender can't send at all: its credentials or its number are not set, or refused. */
const hindrances: readonly string[] = [
  "incomplete",
  "credentials",
  "unreadable",
  "suspended",
  "closed",
  "senderUnknown",
  "senderOffline",
] satisfies AccountReason[];

/** Are an account's credentials or its number not set, or refused, so that it can't send at all? */
export const isHindered = ({
  state,
  stateReason,
}: Pick<Activating, "state" | "stateReason">) =>
  state === "attention" && hindrances.includes(stateReason ?? "");

/**
 * Has an account's Integration Deadline passed while its credentials or number were unset or refused? Whatever else is
 * missing only warns: a deadline never stops a sender that works, nor one that was ready before.
 */
export function isNotActivated(account: Activating, now = new Date()): boolean {
  const { deadlineAt, readyAt } = account;
  if (readyAt !== null || deadlineAt === null) return false;
  return deadlineAt <= now && isHindered(account);
}

/** Is everything there that a live sender needs? */
export const isReady = ({ checks }: Readiness): boolean =>
  checks.every(({ state }) => state === "done");
