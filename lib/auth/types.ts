import type { Done } from "@/lib/result";

/** What a try to sign in comes to; a wrong e-mail, a wrong password and a deactivated account are one answer. */
export type SignInOutcome =
  | Done<"wrong" | "unavailable">
  | { ok: false; reason: "tooMany"; waitSeconds: number };

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
export const USUAL_PREFERENCES: Preferences = {
  singleKeys: true,
  enterSends: true,
  sound: false,
  desktop: false,
  desktopNames: false,
  mutedAccounts: [],
  quietHours: null,
};

/** The cookie that says that this browser hides names and previews: the page comes so, without a flash of them. */
export const DISCREET_COOKIE = "dialogs-discreet";
