import type { ChannelAdapter } from "../channel";
import type { ChannelEvent, Opened, RawDelivery } from "../events";
import { readRecovered, recoveryAs } from "../recovered";
import { check } from "./check";
import { facts } from "./facts";
import { failure } from "./failures";
import { fileRequest } from "./file-request";
import { handshake } from "./handshake";
import { isObject, readJson } from "./json";
import { list } from "./list";
import { readEntry, readPost } from "./parse";
import { profile } from "./profile";
import { renew } from "./renew";
import { send } from "./send";
import { subscribe } from "./subscribe";
import { isSigned } from "./verify";

/** Instagram through the clinic's own business and creator accounts (Instagram Login). */
export const instagram: ChannelAdapter = {
  channel: "instagram",
  facts,
  handshake,
  claimedCredential: () => null,
  open,
  reread,
  send,
  fileRequest,
  fileKeeper: null,
  list,
  files: null,
  recover: recoveryAs("app"),
  profile,
  renew,
  subscribe,
  webhooks: null,
  templates: null,
  check,
  failure,
};

function open(raw: RawDelivery, secrets: readonly string[]): Opened {
  if (!isSigned(raw, secrets)) return { ok: false, reason: "forged" };
  const post = postOf(raw.body);
  return isObject(post) ? readPost(post) : { ok: false, reason: "malformed" };
}

function reread(payload: string): ChannelEvent {
  const event = readRecovered(payload) ?? readEntry(readJson(payload)).events[0];
  if (!event) throw new Error("A kept delivery names no account.");
  return event;
}

function postOf(body: Uint8Array): unknown {
  try {
    return readJson(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return null;
  }
}
