import type { AccountTag } from "@/lib/accounts/types/tag";

/** Which lines the audit log is narrowed to; null and an empty `q` narrow nothing. */
export type AuditFilter = {
  /** Part of a name (of who did it, or to whom) or of an address. */
  q: string;
  /** The id of who did it. */
  staff: number | null;
  kind: AuditKind | null;
  account: number | null;
  /** Days in the clinic's zone, `2026-11-25`; both count in. */
  from: string | null;
  to: string | null;
};

/** `read`: records that were looked at or taken along; `session`: who came and went; `changed`: everything else. */
export type AuditKind = "read" | "changed" | "session";

/** One line of the audit log, with names as they are now. */
export type AuditLine = {
  id: number;
  /** ISO, UTC. */
  at: string;
  /** Who did it; null for the system, or for a stranger at the door. */
  who: string | null;
  /** `dialog.closed`: a key of the catalogue `audit.did`. */
  action: string;
  /** Whom or what it was done to, by name; null where it has none (any more). */
  what: string | null;
  /** What else is known of it, without secrets and patients' words. */
  details: Record<string, unknown>;
  account: AccountTag | null;
  /** An address of the network; null where the server did it by itself. */
  address: string | null;
};

/** A page of lines, newest first; `older` and `newer` ask for the pages beside it. */
export type AuditPage = {
  lines: AuditLine[];
  older: number | null;
  newer: number | null;
  /** Null where it would take long to count them. */
  total: AuditTotal | null;
};

/** How many lines a filter has; of very many only that there are more than these. */
export type AuditTotal = { count: number; isMore: boolean };
