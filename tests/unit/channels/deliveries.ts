import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { ChannelAdapter } from "@/lib/channels/channel";
import type {
  ChannelEvent,
  MessageEvent,
  RawDelivery,
  StatusEvent,
} from "@/lib/channels/events";

type Case = { file: string; signature: { header: string; url: string; value: string } };
type Manifest = {
  world: {
    twilio: { accountSid: string; authToken: string };
    instagram: { appSecret: string };
  };
  cases: Case[];
};

const folder = path.join(process.cwd(), "tests/support/samples");
const manifest = JSON.parse(
  readFileSync(path.join(folder, "deliveries/MANIFEST.json"), "utf8"),
) as Manifest;

export const { world } = manifest;

/** The provider's answer of that name, as the bytes that it sends. */
export const answer = (file: string) =>
  readFileSync(path.join(folder, "answers", file), "utf8");

/** The names of all sample deliveries that start so. */
export const samples = (start: string) =>
  manifest.cases.map(({ file }) => file).filter((file) => file.startsWith(start));

/** A sample delivery with the signature and the URL that its manifest gives. */
export function delivery(file: string): RawDelivery {
  const found = manifest.cases.find((each) => each.file === file);
  if (!found) throw new Error(`No sample ${file}.`);
  const { header, url, value } = found.signature;
  const stored = readFileSync(path.join(folder, "deliveries", file));
  return file.startsWith("twilio-")
    ? rawDelivery({ body: formBody(JSON.parse(stored.toString())), url, header, value })
    : rawDelivery({ body: stored, url, header, value, type: "application/json" });
}

/** The parameters of one of Twilio's samples. */
export function parameters(file: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(folder, "deliveries", file), "utf8"));
}

export function rawDelivery(given: {
  body: string | Uint8Array;
  url: string;
  header: string;
  value: string | null;
  type?: string | null;
}): RawDelivery {
  const { type = "application/x-www-form-urlencoded" } = given;
  const headers = new Map([
    ["content-type", type],
    [given.header.toLowerCase(), given.value],
  ]);
  return {
    url: given.url,
    body: typeof given.body === "string" ? Buffer.from(given.body) : given.body,
    header: (name) => headers.get(name.toLowerCase()) ?? null,
  };
}

export const formBody = (params: Record<string, string> | [string, string][]) =>
  new URLSearchParams(params).toString();

export const inboundUrl = "https://clinic.example/api/webhooks/twilio/inbound";
export const instagramUrl = "https://clinic.example/api/webhooks/instagram";

/** Signs as Twilio's documentation says, written down here a second time and not borrowed from the code under test. */
export function signedByTwilio(
  params: Record<string, string>,
  { url = inboundUrl, secret = world.twilio.authToken } = {},
): RawDelivery {
  const text = Object.keys(params)
    .sort()
    .reduce((all, name) => all + name + params[name], url);
  const value = createHmac("sha1", secret).update(text).digest("base64");
  return rawDelivery({
    body: formBody(params),
    url,
    header: "X-Twilio-Signature",
    value,
  });
}

/** Signs as Meta's documentation says. */
export function signedByMeta(
  body: string | Uint8Array,
  secret = world.instagram.appSecret,
): RawDelivery {
  const value = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  const header = "X-Hub-Signature-256";
  return rawDelivery({
    body,
    url: instagramUrl,
    header,
    value,
    type: "application/json",
  });
}

/** All events of a delivery, which must be believed. */
export function eventsOf(
  adapter: ChannelAdapter,
  raw: RawDelivery,
  secret: string,
): ChannelEvent[] {
  const opened = adapter.open(raw, [secret]);
  if (!opened.ok) throw new Error(`The delivery is ${opened.reason}.`);
  return opened.events;
}

/** The one message among the events. */
export function messageIn(events: ChannelEvent[]): MessageEvent {
  const [event, ...more] = events;
  if (event?.type !== "message" || more.length > 0) throw new Error("Not one message.");
  return event;
}

/** The one status among the events. */
export function statusIn(events: ChannelEvent[]): StatusEvent {
  const [event, ...more] = events;
  if (event?.type !== "status" || more.length > 0) throw new Error("Not one status.");
  return event;
}
