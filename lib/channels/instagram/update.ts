import { createHash } from "node:crypto";
import type { ChannelEvent, UnknownEvent } from "../events";
import { idOf, isObject, type Json, objectOf, timeOf } from "./json";
import { readEdit, readReaction, readSeen } from "./marks";
import { readMessage, readPostback } from "./message";

/** One update with what every reader of one needs. `peer` is the contact, whichever side it came from. */
export type Update = {
  accountExternalId: string;
  content: Json;
  peer: string;
  fromUs: boolean;
  at: Date | null;
};

/** An event without its base; or the reason why the update is of no use (`ignored`) or not understood. */
export type ReadUpdate =
  | Unbased<ChannelEvent>
  | { type: "ignored"; reason: string }
  | { type: "unknown"; reason: string };

type Unbased<Event> = Event extends { type: "ignored" | "unknown" }
  ? never
  : Event extends unknown
    ? Omit<Event, "accountExternalId" | "payload">
    : never;

const readers: Record<string, (update: Update) => ReadUpdate> = {
  message: readMessage,
  message_edit: readEdit,
  reaction: readReaction,
  read: readSeen,
  postback: readPostback,
  referral: () => ({ type: "ignored", reason: "referral" }),
  optin: () => ({ type: "ignored", reason: "optin" }),
  pass_thread_control: () => ({ type: "ignored", reason: "handover" }),
  take_thread_control: () => ({ type: "ignored", reason: "handover" }),
  request_thread_control: () => ({ type: "ignored", reason: "handover" }),
  app_roles: () => ({ type: "ignored", reason: "handover" }),
};

type Given = {
  accountExternalId: string;
  update: unknown;
  /** Stands in where the update has no time of its own. */
  entryAt: Date | null;
  /** What is kept: the entry with this update alone. */
  entry: Json;
};

/** One update of an account as one event. */
export function readUpdate(given: Given): ChannelEvent {
  const { accountExternalId, update, entry } = given;
  const read = readContent(given);
  // The same update comes again with another time of the entry: the key is the update's alone.
  const hash = hashOf(jsonOf(update));
  if (read.type === "unknown") {
    return unknownEvent(accountExternalId, entry, read.reason, hash);
  }
  const payload = jsonOf(entry);
  if (read.type !== "ignored") return { accountExternalId, payload, ...read };
  return { accountExternalId, payload, eventKey: `ignored:${hash}`, ...read };
}

/** What is kept of an entry that is not understood. */
export function unknownEvent(
  accountExternalId: string,
  entry: Json,
  reason: string,
  hash = hashOf(jsonOf(entry)),
): UnknownEvent {
  const eventKey = `unknown:${hash}`;
  const payload = jsonOf(entry);
  return { type: "unknown", accountExternalId, eventKey, payload, reason };
}

function readContent({ accountExternalId, update, entryAt }: Given): ReadUpdate {
  if (!isObject(update)) return { type: "unknown", reason: "noUpdate" };
  const name = Object.keys(readers).find((key) => isObject(update[key]));
  const read = name === undefined ? undefined : readers[name];
  if (name === undefined || !read) return { type: "unknown", reason: "otherUpdate" };
  const sender = idOf(objectOf(update.sender).id);
  const recipient = idOf(objectOf(update.recipient).id);
  const content = objectOf(update[name]);
  const fromUs = sender === accountExternalId || content.is_echo === true;
  const peer = fromUs ? recipient : sender;
  if (!peer) return { type: "unknown", reason: "noSender" };
  if (peer === accountExternalId) return { type: "ignored", reason: "ownAccount" };
  const at = timeOf(update.timestamp) ?? entryAt;
  return read({ accountExternalId, content, peer, fromUs, at });
}

/** The value's JSON. One nested too deeply to be written again can't have come from Meta. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    return '{"unreadable":true}';
  }
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
