import type { MessageStatus } from "../types";

/** Twilio's `message_enum_status` of outbound messages in our words. */
const statuses: Record<string, MessageStatus> = {
  accepted: "queued",
  scheduled: "queued",
  queued: "queued",
  sending: "queued",
  sent: "sent",
  partially_delivered: "delivered",
  delivered: "delivered",
  read: "read",
  failed: "failed",
  undelivered: "failed",
  canceled: "failed",
};

/** What Twilio's word means for an outbound message; null for words of inbound messages and unknown ones. */
export function statusOf(word: string): MessageStatus | null {
  return Object.hasOwn(statuses, word) ? (statuses[word] ?? null) : null;
}
