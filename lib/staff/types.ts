import type { AccountTag } from "@/lib/accounts/types/tag";
import type { ConflictingEdit, Refused } from "@/lib/result";

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

/** A new member as an admin invites them. */
export type StaffDraft = StaffChange & { email: string };

/** Why nothing was changed; each is a key of `staff.refused` in the catalogue, or of `auth.refused`. */
export type StaffRefusal =
  | "notAllowed"
  | "notFound"
  | "emailTaken"
  | "email"
  | "name"
  | "lastAdmin"
  | "yourself"
  | "deactivated";

/** `link` is the address where a password can be chosen, once: it is shown now and never again. */
export type StaffAnswer =
  | { ok: true; link?: string }
  | ConflictingEdit<StaffChange>
  | Refused;

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

/** What a member of staff chose for themselves, on every machine. */
export type Preferences = {
  /** Do keys without Control or Alt give commands? */
  singleKeys: boolean;
  /** Does Enter send what is written? Control with Enter always does. */
  enterSends: boolean;
  /** A short sound for what comes in while the portal is not looked at. */
  sound: boolean;
  /** A notification of the desktop for it, and whether that one says who wrote. */
  desktop: boolean;
  desktopNames: boolean;
  /** Accounts whose messages call nobody. */
  mutedAccounts: number[];
  /** Between these times of the day nothing calls: `22:00` to `07:00` goes over midnight. */
  quietHours: QuietHours | null;
};

/** Two times of the day, `HH:MM`, as the clock on the desk shows them. */
export type QuietHours = { from: string; to: string };

/** How it is before anybody chose: nothing sounds or shows by itself. */
export const usualPreferences: Preferences = {
  singleKeys: true,
  enterSends: true,
  sound: false,
  desktop: false,
  desktopNames: false,
  mutedAccounts: [],
  quietHours: null,
};

/** The cookie that says that this browser hides names and previews: the page comes so, without a flash of them. */
export const discreetCookie = "dialogs-discreet";
