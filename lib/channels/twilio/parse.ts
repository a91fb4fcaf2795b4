import { createHash } from "node:crypto";
import type { ChannelEvent } from "../events";
import { senderOf } from "./addresses";
import { type Form, payloadOf, textOf } from "./form";
import { readMessage } from "./parse-message";
import { readStatus } from "./parse-status";

/**
 * The one event of a verified post; null where it names no sender of the clinic, so that nobody could keep it.
 * Inbound posts carry `SmsStatus` too: only `MessageStatus` tells a status callback.
 */
export function readEvent(form: Form): ChannelEvent | null {
  const isStatus = form.has("MessageStatus");
  const accountExternalId = senderOf(textOf(form, isStatus ? "From" : "To"));
  if (!accountExternalId) return null;
  const base = { accountExternalId, payload: payloadOf(form) };
  const read = isStatus ? readStatus(form) : readMessage(form);
  if (typeof read !== "string") return { ...base, ...read };
  const eventKey = `unknown:${createHash("sha256").update(base.payload).digest("hex")}`;
  return { ...base, type: "unknown", eventKey, reason: read };
}
