import { allowedChannels, type Listener } from "./allowed-channels";

/** What may be signed: this socket on this channel. */
export type SubscriptionRequest = { socketId: string; channel: string };

const socketIdForm = /^\d{1,20}\.\d{1,20}$/;

/**
 * Decides whether a socket may hear a channel: only one's own channel and those of accounts that one may see (that of
 * all for who may see all), each in exactly the form that the server publishes to. Anything else, repeated or missing
 * fields included, is null.
 */
export function authorise(
  listener: Listener | null,
  form: URLSearchParams,
): SubscriptionRequest | null {
  const socketId = only(form.getAll("socket_id"));
  const channel = only(form.getAll("channel_name"));
  if (!listener || !socketId || !channel) return null;
  const mayHear = allowedChannels(listener).includes(channel);
  return socketIdForm.test(socketId) && mayHear ? { socketId, channel } : null;
}

const only = (values: string[]) => (values.length === 1 ? values[0] : undefined);
