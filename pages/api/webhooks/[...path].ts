import type { IncomingMessage, ServerResponse } from "node:http";
import { rawBody } from "@/app/api/raw-body";
import { UnsealError } from "@/lib/accounts/secrets/seal";
import { isVerifyToken } from "@/lib/accounts/webhooks/verify-token";
import { channelAt } from "@/lib/channels";
import type { ChannelAdapter } from "@/lib/channels/channel";
import { inBackground } from "@/lib/concurrency/background";
import { receive } from "@/lib/dialogs/receive/receive";
import { appUrl } from "@/lib/env";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";

/** Signatures cover the bytes as they came. */
export const config = { api: { bodyParser: false, externalResolver: true } };

type Answer = {
  status: number;
  text: string;
  headers?: Record<string, string>;
  /** What is to be done once this was answered. */
  tell?: () => Promise<void>;
};

/**
 * The door of every provider: the address says whose it is. It belongs to Next's Pages API, which asks for half the time
 * of a route handler (decision 20).
 */
export default async function webhook(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, text, headers, tell } = await answerTo(request);
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain;charset=UTF-8");
  for (const [name, value] of Object.entries(headers ?? {}))
    response.setHeader(name, value);
  response.end(text);
  if (tell) inBackground(tell);
}

function answerTo(request: IncomingMessage): Promise<Answer> | Answer {
  const [path = ""] = (request.url ?? "").split("?", 1);
  const query = queryOf(request);
  const channel = channelAt(path);
  if (!channel) return { status: 404, text: "Not found" };
  if (request.method === "POST") return receivePost(channel, request, path + query);
  if (request.method === "GET" && channel.handshake)
    return shakeHands(channel.handshake(new URLSearchParams(query)));
  return { status: 405, text: "Method not allowed", headers: { Allow: "POST" } };
}

/** Where Next keeps what it was asked. */
const asked = Symbol.for("NextInternalRequestMeta");
type Asked = { [asked]?: { initURL?: string } };

/**
 * The query as it came, which signatures cover: Next spells the address anew before it asks a door of this kind
 * (`%20` becomes `+`), and keeps what it was. Where it doesn't, an unusual spelling is refused as forged.
 */
function queryOf(request: IncomingMessage & Asked): string {
  const url = request[asked]?.initURL ?? request.url ?? "";
  return url.includes("?") ? url.slice(url.indexOf("?")) : "";
}

/** A provider that checks an address before it posts there: the right token gets its answer back. */
function shakeHands(
  shaken: ReturnType<NonNullable<ChannelAdapter["handshake"]>>,
): Answer {
  return shaken && isVerifyToken(shaken.token)
    ? { status: 200, text: shaken.answer }
    : { status: 403, text: "Forbidden" };
}

/**
 * Reads the raw body once, up to a size, has it verified and kept, and answers. Screens are told after the answer. Only
 * a database that is away makes it a 5xx: then the provider must come again.
 */
async function receivePost(
  { channel, facts }: ChannelAdapter,
  request: IncomingMessage,
  path: string,
): Promise<Answer> {
  const { maxBytes, answer } = facts.webhook;
  const read = await rawBody(request, maxBytes);
  if (!read.ok) return unread[read.reason];
  try {
    const received = await receive(channel, {
      // The configured one, never what a proxy made of it: signatures cover the URL that the provider was given.
      url: `${appUrl()}${path}`,
      body: read.value,
      header: (name) => headerOf(request, name),
    });
    if (!received.ok) return refusals[received.reason];
    const headers = { "Content-Type": answer.type };
    return { status: 200, text: answer.body, headers, tell: received.tell };
  } catch (fault) {
    log("error", "webhook.failed", { kind: channel }, fault);
    // Our own key ring can't open the account's secret: nobody can say yet whether this is forged.
    const isOurs = isOutage(fault) || fault instanceof UnsealError;
    const headers = { "Retry-After": "5" };
    return { status: isOurs ? 503 : 500, text: "Try again", headers };
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return (Array.isArray(value) ? value.join(", ") : value) ?? null;
}

/** What is left of a body that is not read goes with its connection. */
const hangUp = { Connection: "close" };
const unread = {
  tooLarge: { status: 413, text: "Too large", headers: hangUp },
  tooSlow: { status: 408, text: "Too slow", headers: hangUp },
} satisfies Record<string, Answer>;

const refusals = {
  forged: { status: 403, text: "Forbidden" },
  malformed: { status: 400, text: "Bad request" },
} satisfies Record<string, Answer>;
