import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { GuardReason } from "@/lib/auth/guard";
import type { Refused } from "@/lib/result";

/** How an account is: what Settings knows of it, what was not delivered, and what looking for lost messages found. */
export type AccountHealth = {
  account: SavedAccount;
  failures: Failures;
  /** Up to when the provider's list was compared with what is stored, and how many messages no webhook had brought. */
  reconciled: { at: string; missing: number } | null;
};

/** Messages of the last 24 hours that were not delivered: hour by hour, the present one last, and why, often first. */
export type Failures = {
  total: number;
  byHour: number[];
  reasons: { key: string; code: string | null; count: number }[];
};

/** How long patients wait for an answer: who waits now, and the last weeks, the present one last. */
export type Waiting = {
  unanswered: number;
  /** Who has waited longest: since when, and in which dialog. */
  oldest: { since: string; dialogId: number } | null;
  weeks: Week[];
};

/** The median time to the first answer in the week that begins on that day (`2026-11-23`), and how many there were. */
export type Week = { from: string; medianMs: number | null; answers: number };

/** The same for everybody together, for each brand, and for each account. */
export type Answers = {
  all: Waiting;
  brands: { brand: string; waiting: Waiting }[];
  accounts: { tag: AccountTag; brand: string | null; waiting: Waiting }[];
};

/** What the providers delivered lately and what became of it. Each event is in exactly one of the parts. */
export type LedgerSum = {
  received: number;
  parts: Record<"applied" | "duplicate" | "ignored" | "waiting" | "quarantined", number>;
};

/** So many hours are told, the present one last. */
export const hoursTold = 24;

/** An hour that began at `from`: what arrived in it by what became of that, and the median time to a first answer. */
export type Hour = {
  from: string;
  received: Record<"applied" | "ignored" | "waiting" | "quarantined", number>;
  medianMs: number | null;
};

/** What the server has still to do: send, learn the fate of what was sent, apply, fetch. `since`: the oldest of it. */
export type Queue = {
  name: "toSend" | "toSettle" | "toApply" | "toFetch";
  count: number;
  since: string | null;
};

/** The last 24 hours, what waits now, and when the server last looked for what is due. */
export type LastDay = { hours: Hour[]; queues: Queue[]; sweptAt: string | null };

/** An event that could not be applied. `reason` is never a patient's words. */
export type QuarantinedEvent = {
  id: number;
  tag: AccountTag;
  kind: string;
  reason: string | null;
  receivedAt: string;
  attempts: number;
};

/** A page of them: those older than `before`, or the newest, and how many more are older than these. */
export type Quarantined = {
  events: QuarantinedEvent[];
  before: number | null;
  older: number;
};

/** Such an event with what it says: the provider's own words, without anything that opens something. */
export type EventContent = QuarantinedEvent & { content: string };

/** What asking every provider came to; `unchecked` are the labels of accounts at which something went wrong here. */
export type CheckAllAnswer = { ok: true; unchecked: string[] } | Refused;

/** What became of events that were tried again. */
export type Replayed = { ok: true; settled: number; quarantined: number };

/** What trying again answers; the guard turns people away with a reason of its own (`auth.refused.…`). */
export type ReplayAnswer = Replayed | Refused<GuardReason>;
