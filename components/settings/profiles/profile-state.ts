import { endsSoonMs } from "@/lib/accounts/types/need";
import type { SavedAccount } from "@/lib/accounts/types/saved";

/**
 * How a profile is, the worst first: it can't send; its token has ended or, not renewed, soon will; its messages are
 * not posted to us; or nothing is wrong.
 */
export type ProfileState = "attention" | "ended" | "endsSoon" | "unheard" | "well";

export function profileState(
  { state, stateReason, secret }: SavedAccount,
  now: number,
): ProfileState {
  if (state === "attention") return "attention";
  const endsAt = secret.life?.endsAt;
  const leftMs = endsAt ? Date.parse(endsAt) - now : Number.POSITIVE_INFINITY;
  if (leftMs <= 0) return "ended";
  if (leftMs <= endsSoonMs) return "endsSoon";
  return stateReason ? "unheard" : "well";
}
