import type { Channel } from "@/lib/channels/types";
import type { DialogRow } from "./row";

/** The two tabs of the list: a dialog is in one of them, by its closure. */
export type Tab = "active" | "closed";

/** What a dialog can be marked with in the list, and narrowed to. */
export type Mark = "unanswered" | "unread" | "undelivered";

/** Which dialogs the list is narrowed to, in which order. Every part narrows further; none set shows all. */
export type ListFilter = Record<Mark, boolean> & {
  account: number | null;
  channel: Channel | null;
  /** Those that the reader looks after, or that nobody does. */
  assignee: "me" | "none" | null;
  /** Only those whose reply window is open, the soonest to close first. */
  closing: boolean;
};

/**
 * How many dialogs each tab holds within the list's filter, and how many of those would be left by each further mark.
 * `unread` knows no filter: how many active dialogs have messages that this member of staff has not seen.
 */
export type TabCounts = {
  active: number;
  closed: number;
  unread: number;
  marks: Record<Tab, Record<Mark, number>>;
};

/** One page of the list, newest activity first. `next` asks for the page after it; null at the end. */
export type DialogPage = { rows: DialogRow[]; next: string | null; counts: TabCounts };
