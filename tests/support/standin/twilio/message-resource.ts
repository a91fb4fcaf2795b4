import { apiVersion, rfc2822 } from "./call";
import type { TwilioMessage } from "./state";

/** A message as Twilio's API gives it. */
export function messageResource(message: TwilioMessage) {
  const { sid, accountSid, sentAt } = message;
  const uri = `/${apiVersion}/Accounts/${accountSid}/Messages/${sid}`;
  return {
    account_sid: accountSid,
    api_version: apiVersion,
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: sentAt && rfc2822(sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: String(message.numMedia),
    num_segments: "1",
    price: null,
    price_unit: null,
    sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}
