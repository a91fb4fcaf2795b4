import { apiVersion } from "./call";
import { userIdOf } from "./ids";
import type { Patient, PatientMessage } from "./inbound";
import type { TwilioMedia, TwilioMessage } from "./state";

type Params = Record<string, string>;

/** The parameters of an inbound webhook, in the order in which Twilio sends them. */
export function inboundParams(message: TwilioMessage, written: PatientMessage): Params {
  const { sid, media, accountSid, body, from, to } = message;
  const name = written.from.profileName;
  const waId = written.from.phone?.replace("+", "");
  return {
    SmsMessageSid: sid,
    NumMedia: String(media.length),
    ...given("ProfileName", name),
    MessageType: typeOf(message),
    SmsSid: sid,
    ...given("WaId", waId),
    SmsStatus: "received",
    Body: body,
    To: to,
    NumSegments: "1",
    ReferralNumMedia: "0",
    MessageSid: sid,
    AccountSid: accountSid,
    ...mediaParams(message),
    ...given("ExternalUserId", externalUserId(written.from)),
    ...given("OptOutType", optOutType(body)),
    ...quoted(written),
    ...locationParams(message),
    ...written.extra,
    ChannelMetadata: metadata({ name, waId, extra: written.extra }),
    From: from,
    ApiVersion: apiVersion,
  };
}

const given = (name: string, value: string | null | undefined): Params =>
  value ? { [name]: value } : {};

/** Where the files of a message are, for who signs in as its account. */
export function fileLinks({ sid, accountSid, media }: TwilioMessage): string[] {
  const base = `https://api.twilio.com/${apiVersion}/Accounts/${accountSid}/Messages/${sid}/Media`;
  return media.map((file) => `${base}/${file.sid}`);
}

function mediaParams(message: TwilioMessage): Params {
  const links = fileLinks(message);
  const entries = message.media.flatMap((file, index) => [
    [`MediaContentType${index}`, file.contentType],
    [`MediaUrl${index}`, links[index]],
  ]);
  return Object.fromEntries(entries);
}

function externalUserId({ phone, userId }: Patient): string | null {
  if (userId === null) return null;
  const id = userId ?? (phone && userIdOf(phone));
  return id ? `whatsapp:${id}` : null;
}

function quoted({ replyTo, to }: PatientMessage): Params {
  if (!replyTo) return {};
  return {
    OriginalRepliedMessageSid: replyTo,
    OriginalRepliedMessageSender: `whatsapp:${to}`,
  };
}

function locationParams({ location }: TwilioMessage): Params {
  if (!location) return {};
  return {
    Latitude: String(location.latitude),
    Longitude: String(location.longitude),
    ...given("Address", location.address),
    ...given("Label", location.label),
  };
}

type Context = {
  name?: string | undefined;
  waId?: string | undefined;
  extra?: Params | undefined;
};

/** A button's words, and what comes with them, are repeated inside the channel's own metadata. */
function metadata({ name, waId, extra = {} }: Context): string {
  const repeated = extra.ButtonText
    ? ["ButtonText", "Forwarded", "FrequentlyForwarded"]
    : [];
  const kept = Object.entries(extra).filter(([key]) => repeated.includes(key));
  const context = {
    ...Object.fromEntries(kept),
    ...given("ProfileName", name),
    ...given("WaId", waId),
  };
  return JSON.stringify({ type: "whatsapp", data: { context } });
}

const stopWords = ["STOP", "STOPALL", "UNSUBSCRIBE"];
const startWords = ["START", "UNSTOP"];

function optOutType(body: string): "STOP" | "START" | null {
  const word = body.trim().toUpperCase();
  if (stopWords.includes(word)) return "STOP";
  return startWords.includes(word) ? "START" : null;
}

function typeOf({ media: [first], location }: TwilioMessage): string {
  if (location) return "location";
  return first ? typeOfFile(first) : "text";
}

const types: [prefix: string, type: string][] = [
  ["image/webp", "sticker"],
  ["image/", "image"],
  ["audio/", "audio"],
  ["video/", "video"],
  ["text/vcard", "contacts"],
];

const typeOfFile = ({ contentType }: TwilioMedia) =>
  types.find(([prefix]) => contentType.startsWith(prefix))?.[1] ?? "document";
