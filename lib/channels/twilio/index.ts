import type { ChannelAdapter } from "../channel";
import type { ChannelEvent, Opened, RawDelivery } from "../events";
import { readRecovered, recoveryAs } from "../recovered";
import { check } from "./check";
import { facts } from "./facts";
import { failure } from "./failures";
import { fileKeeper, fileRequest } from "./file-request";
import { files } from "./files";
import { formIn, readForm, withOutbox } from "./form";
import { list } from "./list";
import { readEvent } from "./parse";
import { send } from "./send";
import { templates } from "./templates";
import { claimedAccount, isSigned } from "./verify";
import { webhooks } from "./webhooks";

/** WhatsApp through the clinic's own Twilio senders. */
export const twilioWhatsApp: ChannelAdapter = {
  channel: "whatsapp",
  facts,
  handshake: null,
  claimedCredential: claimedAccount,
  open,
  reread,
  send,
  fileRequest,
  fileKeeper,
  list,
  files,
  recover: recoveryAs("elsewhere"),
  // A webhook tells the name, a token lasts until it is replaced, and each sender has webhooks of its own.
  profile: null,
  renew: null,
  subscribe: null,
  webhooks,
  templates,
  check,
  failure,
};

function open(raw: RawDelivery, secrets: readonly string[]): Opened {
  const form = readForm(raw);
  if (!form) return { ok: false, reason: "malformed" };
  if (!isSigned(raw, form, secrets)) return { ok: false, reason: "forged" };
  const event = readEvent(withOutbox(form, raw.url));
  return event
    ? { ok: true, events: [event], tallied: [] }
    : { ok: false, reason: "malformed" };
}

function reread(payload: string): ChannelEvent {
  const event = readRecovered(payload) ?? readEvent(formIn(payload));
  if (!event) throw new Error("A kept delivery names no sender.");
  return event;
}
