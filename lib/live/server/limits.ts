/**
 * Hosted Channels' limits, kept so that what works with the built-in server works there too.
 * Source: Pusher's documentation of its HTTP API.
 */
export const hostedLimits = {
  eventDataBytes: 10_240,
  eventNameLength: 200,
  channelsPerEvent: 100,
  eventsPerBatch: 10,
  requestAgeSeconds: 600,
} as const;

/** This server's own, against strangers who only open sockets. */
export const ownLimits = {
  sockets: 2_000,
  channelsPerSocket: 500,
  messageBytes: 32 * 1024,
  requestBytes: 1_100_000,
  unsentBytes: 1024 * 1024,
} as const;

const channelNameForm = /^[A-Za-z0-9_\-=@,.;]{1,164}$/;

/** Is this a name that a channel may have? Source: Pusher's "Channel naming conventions". */
export const isChannelName = (name: string) => channelNameForm.test(name);
/** Must whoever subscribes show that the application lets them? */
export const needsAuth = (name: string) => name.startsWith("private-");
