import type { SubscriptionRequest } from "./authorise";
import { pusher } from "./pusher";

/** Signs that a socket may hear a channel, in the form that a browser hands to the live server; null without one. */
export function signSubscription({
  socketId,
  channel,
}: SubscriptionRequest): { auth: string } | null {
  return pusher()?.authorizeChannel(socketId, channel) ?? null;
}
