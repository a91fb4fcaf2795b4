/**
 * Hosted Channels' limits, kept so that what works with the built-in server works there too.
 * Source: Pusher's documentation of its HTTP API, presence channels and client events.
 */
export const hostedLimits = {
  eventDataBytes: 10_240,
  eventNameLength: 200,
  channelsPerEvent: 100,
  eventsPerBatch: 10,
  membersPerChannel: 100,
  clientEventsPerSecond: 10,
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
/** Does a channel tell its members of each other? */
export const isPresence = (name: string) => name.startsWith("presence-");
const isPrivate = (name: string) => name.startsWith("private-");
/** Must whoever subscribes show that the application lets them? */
export const needsAuth = (name: string) => isPresence(name) || isPrivate(name);

/** The channel that reaches every socket of one signed-in user. */
export const userChannel = (userId: string) => `#server-to-user-${userId}`;
