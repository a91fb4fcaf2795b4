import { z } from "zod";
import type { Channels, Member } from "./channels";
import {
  hostedLimits,
  isChannelName,
  isPresence,
  needsAuth,
  ownLimits,
  userChannel,
} from "./limits";
import type { LiveSocket } from "./live-socket";
import type { Signatures } from "./signatures";

/** What a browser asks for when it subscribes. */
export const Wish = z.object({
  channel: z.string(),
  auth: z.string().default(""),
  channel_data: z.string().optional(),
});

type Wish = z.infer<typeof Wish>;
type Denial = { error: string; status: number };

const PresentMember = z.object({
  user_id: z.coerce.string().min(1).max(128),
  user_info: z.unknown().optional(),
});

/** Lets a socket listen to a channel if the app has signed that it may; otherwise tells it why not. */
export function createSubscribe(channels: Channels, signatures: Signatures) {
  return (socket: LiveSocket, wish: Wish) => {
    const { channel } = wish;
    const member = isPresence(channel) ? memberFrom(wish.channel_data) : null;
    const denial =
      denialOf(socket, wish, signatures) ?? presenceDenial(channels, channel, member);
    if (denial) {
      const data = { type: "AuthError", ...denial };
      return socket.tell({ event: "pusher:subscription_error", channel, data });
    }
    if (!socket.channels.has(channel)) channels.join(channel, socket, member);
    const data = member ? presence(channels, channel) : {};
    socket.tell({ event: "pusher_internal:subscription_succeeded", channel, data });
  };
}

function denialOf(
  socket: LiveSocket,
  { channel, auth, channel_data: channelData }: Wish,
  signatures: Signatures,
): Denial | null {
  if (socket.userId !== null && channel === userChannel(socket.userId)) return null;
  if (!isChannelName(channel)) return { error: "Invalid channel name", status: 400 };
  if (socket.channels.size >= ownLimits.channelsPerSocket)
    return { error: "Too many channels", status: 403 };
  const asked = { socketId: socket.id, channel, channelData };
  if (needsAuth(channel) && !signatures.channel(asked, auth))
    return { error: "Invalid signature", status: 401 };
  return null;
}

function presenceDenial(
  channels: Channels,
  channel: string,
  member: Member | null,
): Denial | null {
  if (!isPresence(channel)) return null;
  if (!member) return { error: "Invalid channel_data", status: 400 };
  const present = channels.present(channel);
  const isFull = present.size >= hostedLimits.membersPerChannel;
  if (isFull && !present.has(member.user_id))
    return { error: "Too many members", status: 403 };
  return null;
}

function memberFrom(channelData: string | undefined): Member | null {
  try {
    return PresentMember.parse(JSON.parse(channelData ?? ""));
  } catch {
    return null;
  }
}

function presence(channels: Channels, channel: string) {
  const present = channels.present(channel);
  const hash = Object.fromEntries(present);
  return { presence: { ids: [...present.keys()], hash, count: present.size } };
}
