import type { IgnoredEvent, StatusEvent } from "../events";
import { type Form, outboxParameter, textOf } from "./form";
import { statusOf } from "./statuses";

type Read<Event> = Omit<Event, "accountExternalId" | "payload">;

/** What became of a message of ours; or the reason why the callback is not understood. */
export function readStatus(form: Form): Read<StatusEvent> | Read<IgnoredEvent> | "noId" {
  const externalId = messageIdOf(form);
  if (!externalId) return "noId";
  const word = textOf(form, "MessageStatus");
  const code = textOf(form, "ErrorCode");
  const errorCode = code === "" || code === "0" ? null : code;
  const eventKey = `status:${externalId}:${word}${errorCode ? `:${errorCode}` : ""}`;
  const status = statusOf(word);
  if (!status) return { type: "ignored", eventKey, reason: "otherStatus" };
  const outboxId = outboxIdOf(textOf(form, outboxParameter));
  return { type: "status", eventKey, externalId, status, errorCode, outboxId };
}

/** Twilio's id of the message, however the post spells it. */
export function messageIdOf(form: Form): string | null {
  const names = ["MessageSid", "SmsMessageSid", "SmsSid"];
  const ids = names.map((name) => textOf(form, name));
  return ids.find((id) => /^\w{2,64}$/.test(id)) ?? null;
}

const outboxIdOf = (id: string) => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : null);
