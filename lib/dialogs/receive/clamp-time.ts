import type { ChannelEvent } from "@/lib/channels/events";
import { clockSkewMs } from "@/lib/dialogs/clock-skew";

/**
 * An event with a time that can be true: nothing was said after it was received. A time beyond that would keep its
 * dialog above all others, and its window open, until then; so the receipt stands for it, as it does for a message of
 * which the channel tells no time. What the provider said stays in the ledger's payload.
 */
export function clampTime(event: ChannelEvent, receivedAt: Date): ChannelEvent {
  if (!("at" in event)) return event;
  const latestMs = receivedAt.getTime() + clockSkewMs;
  return event.at && event.at.getTime() <= latestMs
    ? event
    : { ...event, at: receivedAt };
}
