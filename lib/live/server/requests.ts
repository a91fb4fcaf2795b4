import type { IncomingMessage } from "node:http";
import type { Channels } from "./channels";
import { Batch, Event } from "./event";
import { hostedLimits, isChannelName, isPresence, ownLimits } from "./limits";
import type { LiveSocket } from "./live-socket";
import type { Signatures } from "./signatures";

/** What the HTTP API answers: a status and plain JSON. */
export type Answer = { status: number; body: object };

type House = {
  appId: string;
  channels: Channels;
  sockets: ReadonlySet<LiveSocket>;
  signatures: Signatures;
};

/** The HTTP API as the `pusher` SDK speaks it: publish, look at channels, end a user's connections. */
export function createApi(house: House) {
  return async (request: IncomingMessage): Promise<Answer> => {
    const url = new URL(request.url ?? "/", "http://live");
    const method = request.method ?? "GET";
    const body = await bodyOf(request);
    if (body === null) return refusal(413, "The request is too large");
    const [root, appId, ...path] = url.pathname.split("/").slice(1);
    if (root !== "apps" || appId !== house.appId) return refusal(404, "Unknown app");
    if (!house.signatures.request({ method, url, body }))
      return refusal(401, "Invalid signature");
    try {
      return answer(house, `${method} ${path[0]}`, { path: path.slice(1), url, body });
    } catch {
      return refusal(400, "The request could not be read");
    }
  };
}

type Asked = { path: string[]; url: URL; body: string };

function answer(house: House, verb: string, { path, url, body }: Asked): Answer {
  const [name = "", more] = path.map(decodeURIComponent);
  switch (verb) {
    case "POST events":
      return publish(house.channels, [Event.parse(JSON.parse(body))]);
    case "POST batch_events":
      return publish(house.channels, Batch.parse(JSON.parse(body)).batch);
    case "POST users":
      return more === "terminate_connections"
        ? terminate(house.sockets, name)
        : refusal(404, "Unknown request");
    case "GET channels":
      if (name && more === "users") return users(house.channels, name);
      if (name) return { status: 200, body: house.channels.describe(name) };
      return list(house.channels, url.searchParams.get("filter_by_prefix") ?? "");
    default:
      return refusal(404, "Unknown request");
  }
}

function publish(channels: Channels, events: Event[]): Answer {
  const isLong = ({ data }: Event) =>
    Buffer.byteLength(data) > hostedLimits.eventDataBytes;
  if (events.some(isLong))
    return refusal(413, `An event may carry ${hostedLimits.eventDataBytes} bytes`);
  for (const { name, data, channels: names, socket_id: except } of events) {
    for (const channel of names) channels.publish({ event: name, channel, data }, except);
  }
  return { status: 200, body: {} };
}

function terminate(sockets: ReadonlySet<LiveSocket>, userId: string): Answer {
  for (const socket of sockets) {
    if (socket.userId === userId) socket.refuse(4009, "The app ended this connection");
  }
  return { status: 200, body: {} };
}

function users(channels: Channels, name: string): Answer {
  if (!isPresence(name)) return refusal(400, "Only presence channels have users");
  const ids = [...channels.present(name).keys()];
  return { status: 200, body: { users: ids.map((id) => ({ id })) } };
}

function list(channels: Channels, prefix: string): Answer {
  const names = channels.names(prefix).filter(isChannelName);
  const described = names.map((name) => [name, channels.describe(name)]);
  return { status: 200, body: { channels: Object.fromEntries(described) } };
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > ownLimits.requestBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

const refusal = (status: number, error: string): Answer => ({ status, body: { error } });
