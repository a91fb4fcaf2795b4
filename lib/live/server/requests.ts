import type { IncomingMessage } from "node:http";
import type { Channels } from "./channels";
import { Batch, Event } from "./event";
import { hostedLimits, ownLimits } from "./limits";
import type { Signatures } from "./signatures";

/** What the HTTP API answers: a status and plain JSON. */
export type Answer = { status: number; body: object };

type House = { appId: string; channels: Channels; signatures: Signatures };

/** The HTTP API as the `pusher` SDK speaks it: publish, and look which channels there are. */
export function createApi({ appId, channels, signatures }: House) {
  return async (request: IncomingMessage): Promise<Answer> => {
    const url = new URL(request.url ?? "/", "http://live");
    const method = request.method ?? "GET";
    const body = await bodyOf(request);
    if (body === null) return refusal(413, "The request is too large");
    const [root, app, ...path] = url.pathname.split("/").slice(1);
    if (root !== "apps" || app !== appId) return refusal(404, "Unknown app");
    if (!signatures.request({ method, url, body }))
      return refusal(401, "Invalid signature");
    try {
      return answer(channels, `${method} ${path.join("/")}`, body);
    } catch {
      return refusal(400, "The request could not be read");
    }
  };
}

function answer(channels: Channels, verb: string, body: string): Answer {
  switch (verb) {
    case "POST events":
      return publish(channels, [Event.parse(JSON.parse(body))]);
    case "POST batch_events":
      return publish(channels, Batch.parse(JSON.parse(body)).batch);
    case "GET channels":
      return { status: 200, body: { channels: named(channels) } };
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

const named = (channels: Channels) =>
  Object.fromEntries(channels.names().map((name) => [name, {}]));

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
