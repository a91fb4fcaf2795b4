import { z } from "zod";
import type { Channels } from "./channels";
import { isChannelName, needsAuth, ownLimits } from "./limits";
import type { LiveSocket } from "./live-socket";
import type { Signatures } from "./signatures";

/** What a browser asks for when it subscribes. */
export const SubscribeRequest = z.object({
  channel: z.string(),
  auth: z.string().default(""),
});

type SubscribeRequest = z.infer<typeof SubscribeRequest>;
type Denial = { error: string; status: number };

/** Lets a socket listen to a channel if the app has signed that it may; otherwise tells it why not. */
export function createSubscribe(channels: Channels, signatures: Signatures) {
  return (socket: LiveSocket, wish: SubscribeRequest) => {
    const { channel } = wish;
    const denial = denialOf(socket, wish, signatures);
    if (denial) {
      const data = { type: "AuthError", ...denial };
      return socket.tell({ event: "pusher:subscription_error", channel, data });
    }
    channels.join(channel, socket);
    socket.tell({ event: "pusher_internal:subscription_succeeded", channel });
  };
}

function denialOf(
  socket: LiveSocket,
  { channel, auth }: SubscribeRequest,
  signatures: Signatures,
): Denial | null {
  if (!isChannelName(channel)) return { error: "Invalid channel name", status: 400 };
  if (socket.channels.size >= ownLimits.channelsPerSocket)
    return { error: "Too many channels", status: 403 };
  if (needsAuth(channel) && !signatures.channel({ socketId: socket.id, channel }, auth))
    return { error: "Invalid signature", status: 401 };
  return null;
}
