import { z } from "zod";
import { answerJson } from "@/tests/support/standin/provider";
import type { Call } from "./call";
import { pageOf } from "./paging";
import { notFound } from "./problems";
import type { TwilioSender } from "./state";
import { inboundUrl, statusUrl } from "./webhook-urls";
import type { World } from "./world";

const listUrl = "https://messaging.twilio.com/v2/Channels/Senders";

/** `GET /v2/Channels/Senders?Channel=whatsapp` */
export function listSenders({ world, account, request }: Call) {
  const own = [...world.state.senders.values()].filter(
    ({ accountSid }) => accountSid === account.accountSid,
  );
  const whatsapp = request.query.get("Channel") === "whatsapp" ? own : [];
  const resources = whatsapp.map((sender) => resourceOf(world, sender));
  return answerJson(
    200,
    pageOf(resources, { key: "senders", url: listUrl, query: request.query }),
  );
}

/** `GET /v2/Channels/Senders/{XE}` */
export function fetchSender(call: Call) {
  const sender = find(call);
  return sender
    ? answerJson(200, resourceOf(call.world, sender))
    : notFound(call.request.path);
}

const Update = z.object({
  webhook: z
    .object({ callback_url: z.url().nullish(), status_callback_url: z.url().nullish() })
    .optional(),
});

/** `POST /v2/Channels/Senders/{XE}` sets where webhooks go. */
export function updateSender(call: Call) {
  const sender = find(call);
  if (!sender) return notFound(call.request.path);
  const { webhook } = Update.parse(call.request.json);
  sender.callbackUrl = webhook?.callback_url ?? sender.callbackUrl;
  sender.statusCallbackUrl = webhook?.status_callback_url ?? sender.statusCallbackUrl;
  call.world.state.changed();
  return answerJson(202, resourceOf(call.world, sender));
}

const find = ({ world, account, ids }: Call) =>
  [...world.state.senders.values()].find(
    ({ sid, accountSid }) => sid === ids.sender && accountSid === account.accountSid,
  );

function resourceOf(world: World, sender: TwilioSender) {
  return {
    sid: sender.sid,
    status: sender.status,
    sender_id: `whatsapp:${sender.number}`,
    configuration: {
      waba_id: "102290129340398",
      verification_method: "sms",
      verification_code: null,
      voice_application_sid: null,
    },
    webhook: {
      callback_url: inboundUrl(world, sender),
      callback_method: "POST",
      fallback_url: null,
      fallback_method: null,
      status_callback_url: statusUrl(world, sender),
      status_callback_method: "POST",
    },
    profile: profileOf(sender.name),
    properties: { quality_rating: "HIGH", messaging_limit: "1K Customers/24hr" },
    offline_reasons: sender.status === "OFFLINE" ? offlineReasons : null,
    url: `${listUrl}/${sender.sid}`,
  };
}

const profileOf = (name: string) => ({
  name,
  about: null,
  address: null,
  description: null,
  emails: null,
  websites: null,
  vertical: "Medical and Health",
  logo_url: null,
});

const offlineReasons = [
  {
    code: "63020",
    message: "Twilio encountered a Business Manager account error",
    more_info: "https://www.twilio.com/docs/errors/63020",
  },
];
