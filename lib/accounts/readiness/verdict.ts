import type { Checked } from "@/lib/channels/asked";

type Refused = Extract<Checked, { ok: false }>;

/** A check that came to no answer: the provider could not be asked, which says nothing of the account. */
export const isUnheard = (checked: Checked): boolean =>
  !checked.ok && (checked.reason === "unreachable" || checked.reason === "rateLimited");

/** The provider took the token, and refused what was asked for with it. */
export const isTokenAccepted = ({ field, reason }: Refused): boolean =>
  field === "sender" || reason === "permissions";
