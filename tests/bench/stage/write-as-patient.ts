import { randomBytes } from "node:crypto";
import { clinic } from "@/tests/e2e/support/clinic";
import { signTwilio } from "@/tests/support/standin/twilio/sign";

export type Patient = { name: string; phone: string };

/** Posts what a patient wrote to the clinic's WhatsApp number, signed as Twilio signs it. */
export async function writeAsPatient(
  appUrl: string,
  { name, phone }: Patient,
  text: string,
): Promise<Response> {
  const sid = `SM${randomBytes(16).toString("hex")}`;
  const { accountSid, authToken, number } = clinic.twilio;
  const params = {
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    AccountSid: accountSid,
    From: `whatsapp:${phone}`,
    To: `whatsapp:${number}`,
    Body: text,
    NumMedia: "0",
    ProfileName: name,
    SmsStatus: "received",
    ApiVersion: "2010-04-01",
  };
  const url = `${appUrl}/api/webhooks/twilio/inbound`;
  const response = await fetch(url, {
    method: "POST",
    headers: { "x-twilio-signature": signTwilio(authToken, { url, params }) },
    body: new URLSearchParams(params),
  });
  if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
  return response;
}
