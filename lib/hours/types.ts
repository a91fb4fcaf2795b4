import type { AccountTag } from "@/lib/accounts/types/tag";

/** From and to on a clock, `09:00`; `24:00` is the end of the day. */
export type OpenTime = { from: string; to: string };

/** When an account is answered, Monday first, and what it says by itself when it is not. */
export type OpeningHours = {
  week: OpenTime[][];
  /** Days like `2026-12-25` on which it is closed all day. */
  closedOn: string[];
  away: boolean;
  awayText: string;
};

/** An account with its hours. */
export type AccountHours = {
  account: AccountTag;
  hours: OpeningHours;
  /** Is it open at this moment? */
  isOpen: boolean;
};

/** Why hours were not saved; each is a key of `hours.refused` in the catalogue. */
export type HoursRefusal = "notFound" | "spans" | "noText" | "tooLong";
