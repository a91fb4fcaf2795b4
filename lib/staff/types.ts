import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Refused } from "@/lib/result";

/** What a member of staff may do: an admin also manages accounts, staff and settings. */
export type StaffRole = "admin" | "staff";

/** `invited` has no password yet, neither has a member whose password was reset. */
export type StaffState = "active" | "invited" | "reset" | "deactivated";

/** A member of staff as the Staff page shows them. Times are ISO strings. */
export type StaffMember = {
  id: number;
  name: string;
  email: string;
  role: StaffRole;
  state: StaffState;
  /** The accounts that they answer for; null for all of them. */
  accounts: AccountTag[] | null;
  /** When one of their screens last did something; null where they never signed in. */
  lastSeenAt: string | null;
  openSessions: number;
  /** When they were deactivated, or the link to choose a password was made. */
  since: string | null;
};

/** What an admin says of a member; no accounts means that they see none, null that they see all. */
export type StaffChange = {
  name: string;
  role: StaffRole;
  accountIds: number[] | null;
};

export type StaffDraft = StaffChange & { email: string };

/** Why nothing was changed; each is a key of `staff.refused` in the catalogue. */
export type StaffRefusal =
  | "notFound"
  | "emailTaken"
  | "email"
  | "name"
  | "lastAdmin"
  | "yourself"
  | "deactivated";

/** `link` is the address where a password can be chosen, once: it is shown now and never again. */
export type StaffAnswer = { ok: true; link?: string } | Refused;

/** One of one's own sessions. */
export type OwnSession = {
  id: string;
  startedAt: string;
  seenAt: string;
  /** The browser and system in a few words, such as "Firefox, Linux". */
  device: string;
  isThis: boolean;
};

/** Why a password was not changed; each is a key of `staff.password` in the catalogue. */
export type PasswordRefusal = "wrong" | "tooMany" | "short" | "same" | "expired";

/** A member of staff, as colleagues see them. */
export type Colleague = { id: number; name: string };
