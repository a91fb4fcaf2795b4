import type { SavedAccount } from "@/lib/accounts/types/saved";

/**
 * How far a sender is. `pending`: its deadline lies ahead and it is not ready; `notActivated`: the deadline has passed
 * without what it takes to send; `unready`: it works, and not all of it has been measured; `live`: nothing is missing.
 */
export type SenderPhase =
  | "disconnected"
  | "attention"
  | "notActivated"
  | "pending"
  | "unready"
  | "live";

export function senderPhase(sender: SavedAccount, now: number): SenderPhase {
  const { state, isReady, isHindered, deadline } = sender;
  if (state === "disconnected") return "disconnected";
  if (isReady) return state === "attention" ? "attention" : "live";
  if (deadline && Date.parse(deadline.at) > now) return "pending";
  if (deadline && isHindered) return "notActivated";
  return state === "attention" ? "attention" : "unready";
}

/** How a phase looks as a pill. */
export const phaseLooks = {
  disconnected: "quiet",
  attention: "bad",
  notActivated: "bad",
  pending: "warn",
  unready: "well",
  live: "well",
} as const satisfies Record<SenderPhase, string>;
