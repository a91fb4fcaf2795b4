import { isPostedElsewhere } from "@/lib/accounts/types/readiness";
import type { SavedAccount } from "@/lib/accounts/types/saved";

/**
 * How far a sender is. `pending`: its deadline lies ahead and it is not ready; `notActivated`: the deadline has passed
 * without what it takes to send; `unheard`: it can send, and what is written to it is not posted here; `unready`: it
 * works, and not all of it has been measured; `live`: nothing is missing.
 */
export type SenderPhase =
  | "disconnected"
  | "attention"
  | "notActivated"
  | "pending"
  | "unheard"
  | "unready"
  | "live";

export function senderPhase(sender: SavedAccount, now: number): SenderPhase {
  const { state, isReady, isHindered, deadline, readiness } = sender;
  if (state === "disconnected") return "disconnected";
  if (!isReady && deadline && Date.parse(deadline.at) > now) return "pending";
  if (!isReady && deadline && isHindered) return "notActivated";
  if (state === "attention") return "attention";
  if (readiness && isPostedElsewhere(readiness)) return "unheard";
  return isReady ? "live" : "unready";
}

/** How a phase looks as a pill. */
export const phaseLooks = {
  disconnected: "quiet",
  attention: "bad",
  notActivated: "bad",
  pending: "warn",
  unheard: "warn",
  unready: "well",
  live: "well",
} as const satisfies Record<SenderPhase, string>;
