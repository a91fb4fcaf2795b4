import { receiveWebhook } from "@/app/api/webhooks/receive-webhook";

/** An empty TwiML document: Twilio would send any text in it to the patient. */
const nothingToSay = () =>
  new Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', {
    headers: { "Content-Type": "text/xml; charset=utf-8" },
  });

/** A Twilio webhook, a message or a status: which of them, its parameters tell. */
export const receiveFromTwilio = (request: Request): Promise<Response> =>
  receiveWebhook("whatsapp", request, { maxBytes: 256 * 1024, answer: nothingToSay });
