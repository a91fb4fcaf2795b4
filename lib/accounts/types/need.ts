import type { CheckRefusal } from "@/lib/channels/types";
import { dayMs } from "@/lib/durations";
import type { AccountTag } from "./tag";

/**
 * What can be wrong with an account: what a check refused, that something was not entered yet (`incomplete`), that no key
 * opens its token (`unreadable`), that its provider would not post its messages to us (`unheard`), or anything else.
 */
export const accountReasons = [
  "credentials",
  "suspended",
  "closed",
  "senderUnknown",
  "senderOffline",
  "personalAccount",
  "permissions",
  "incomplete",
  "unreadable",
  "unheard",
  "other",
] as const satisfies readonly (
  | CheckRefusal
  | "incomplete"
  | "unreadable"
  | "unheard"
  | "other"
)[];

/** What is wrong with an account, as it is stored with it and shown. */
export type AccountReason = (typeof accountReasons)[number];

/**
 * An account that somebody must look after. `tokenEnds`: it was not renewed, and its days are numbered. `deadline`: it
 * is not ready and its day comes near; `notActivated`: that day has passed without what it takes to send.
 */
export type AccountInNeed = {
  tag: AccountTag;
  reason: AccountReason | "tokenEnds" | "deadline" | "notActivated";
  /** Its Integration Deadline (ISO), and how many of the six things that a live sender needs are there. */
  deadline?: { at: string; ready: number };
};

/** A secret that ends sooner than this should have been renewed long ago. */
export const endsSoonMs = 14 * dayMs;

/** How long before its deadline it is told everywhere that a sender is not ready; and told anew at each of these. */
export const warnedDays = [14, 7, 3, 1] as const;

/** How long (ms) before its deadline the first of those warnings comes. */
export const warnedMs = warnedDays[0] * dayMs;
