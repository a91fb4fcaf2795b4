import { apiVersion } from "./call";
import type { Step } from "./callback-plan";
import type { MessageStatus, TwilioMessage } from "./state";
import type { World } from "./world";

/** The parameters of a status callback, in the order in which Twilio sends them. */
export function statusParams(
  { state }: World,
  { message, step }: { message: TwilioMessage; step: Step },
): Record<string, string> {
  const eventType = eventTypes[step.status];
  return {
    SmsSid: message.sid,
    SmsStatus: step.status,
    MessageStatus: step.status,
    ChannelToAddress: masked(message.to),
    To: message.to,
    ChannelPrefix: "whatsapp",
    MessageSid: message.sid,
    AccountSid: message.accountSid,
    StructuredMessage: String(message.contentSid !== null),
    From: message.from,
    ApiVersion: apiVersion,
    ChannelInstallSid: state.senders.get(message.clinic)?.sid ?? "",
    ...(eventType && { EventType: eventType }),
    ...(step.code && { ErrorCode: String(step.code) }),
    ...(step.says && { ChannelStatusMessage: step.says }),
  };
}

const eventTypes: Partial<Record<MessageStatus, string>> = {
  delivered: "DELIVERED",
  read: "READ",
  undelivered: "UNDELIVERED",
};

const masked = (address: string) =>
  `${address.replace(/^whatsapp:/, "").slice(0, -4)}XXXX`;
