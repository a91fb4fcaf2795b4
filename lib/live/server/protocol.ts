import { z } from "zod";
import type { Channels } from "./channels";
import { hostedLimits } from "./limits";
import type { LiveSocket } from "./live-socket";
import type { Signatures } from "./signatures";
import { createSubscribe, SubscribeRequest } from "./subscribe";

const Message = z.object({
  event: z.string().max(hostedLimits.eventNameLength),
  data: z.unknown().optional(),
});

const Leaving = z.object({ channel: z.string() });

/** Answers what browsers say on their sockets. Whatever they say, the server stands: nonsense is answered by an error. */
export function createProtocol(channels: Channels, signatures: Signatures) {
  const subscribe = createSubscribe(channels, signatures);

  function answer(socket: LiveSocket, { event, data }: z.infer<typeof Message>) {
    switch (event) {
      case "pusher:ping":
        return socket.tell({ event: "pusher:pong" });
      case "pusher:pong":
        return;
      case "pusher:subscribe":
        return subscribe(socket, SubscribeRequest.parse(data));
      case "pusher:unsubscribe":
        return channels.leave(Leaving.parse(data).channel, socket);
      default:
        return socket.fail(4301, "Nothing is passed on from browser to browser");
    }
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
