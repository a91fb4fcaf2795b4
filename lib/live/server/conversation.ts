import { z } from "zod";
import type { Channels } from "./channels";
import { hostedLimits, needsAuth, userChannel } from "./limits";
import type { LiveSocket } from "./live-socket";
import type { Signatures } from "./signatures";
import { createSubscribe, Wish } from "./subscribe";

const Message = z.object({
  event: z.string().max(hostedLimits.eventNameLength),
  channel: z.string().optional(),
  data: z.unknown().optional(),
});
type Message = z.infer<typeof Message>;

const Leaving = z.object({ channel: z.string() });
const SignIn = z.object({ auth: z.string(), user_data: z.string() });
const User = z.object({ id: z.coerce.string().min(1).max(128) });

/** Answers what browsers say on their sockets. Whatever they say, the server stands: nonsense is answered by an error. */
export function createConversation(channels: Channels, signatures: Signatures) {
  const subscribe = createSubscribe(channels, signatures);
  const relay = createRelay(channels);

  function answer(socket: LiveSocket, message: Message) {
    switch (message.event) {
      case "pusher:ping":
        return socket.tell({ event: "pusher:pong" });
      case "pusher:pong":
        return;
      case "pusher:subscribe":
        return subscribe(socket, Wish.parse(message.data));
      case "pusher:unsubscribe":
        return channels.leave(Leaving.parse(message.data).channel, socket);
      case "pusher:signin":
        return signIn(socket, SignIn.parse(message.data));
      default:
        return relay(socket, message);
    }
  }

  function signIn(
    socket: LiveSocket,
    { auth, user_data: userData }: z.infer<typeof SignIn>,
  ) {
    if (!signatures.user({ socketId: socket.id, userData }, auth))
      return socket.refuse(4009, "Invalid signature");
    socket.userId = User.parse(JSON.parse(userData)).id;
    channels.join(userChannel(socket.userId), socket, null);
    socket.tell({ event: "pusher:signin_success", data: { user_data: userData } });
  }

  return (socket: LiveSocket, raw: string) => {
    socket.answered = true;
    try {
      answer(socket, Message.parse(JSON.parse(raw)));
    } catch {
      socket.fail(4200, "The message could not be read");
    }
  };
}

/** Passes on what one browser says to the others on an authorised channel, as often and as much as hosted Channels does. */
function createRelay(channels: Channels) {
  const spoken = new WeakMap<LiveSocket, { second: number; count: number }>();

  function isTooMuch(socket: LiveSocket) {
    const second = Math.floor(Date.now() / 1000);
    const last = spoken.get(socket);
    const count = last?.second === second ? last.count + 1 : 1;
    spoken.set(socket, { second, count });
    return count > hostedLimits.clientEventsPerSecond;
  }

  return (socket: LiveSocket, { event, channel = "", data }: Message) => {
    const mayTalk = event.startsWith("client-") && needsAuth(channel);
    const bytes = Buffer.byteLength(JSON.stringify(data ?? null));
    const isShort = bytes <= hostedLimits.eventDataBytes;
    if (!mayTalk || !isShort || !socket.channels.has(channel) || isTooMuch(socket))
      return socket.fail(4301, "The client event was rejected");
    const member = channels.memberOf(channel, socket);
    const author = member ? { user_id: member.user_id } : {};
    channels.publish({ event, channel, data, ...author }, socket.id);
  };
}
