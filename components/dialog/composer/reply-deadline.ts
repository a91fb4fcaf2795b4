import type { ReplyWindow } from "@/lib/dialogs/types/reply";

/** Until when a reply may be written, and whether only a person may still write it. */
export type ReplyDeadline = { until: string; isPersonal: boolean; isOver: boolean };

/** The channel's window first; after it, where the account has the permission, a person's own. */
export function replyDeadline(
  { closesAt, agentUntil }: ReplyWindow,
  now: number,
): ReplyDeadline {
  const isPersonal = Date.parse(closesAt) <= now && agentUntil !== null;
  const until = isPersonal ? agentUntil : closesAt;
  return { until, isPersonal, isOver: Date.parse(until) <= now };
}
