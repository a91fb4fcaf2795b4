import type { Standin } from "@/tests/support/standin/standin";
import { ownWebhook } from "@/tests/support/standin/twilio/webhook-urls";
import {
  clinicNumber,
  eastNumber,
  type Profile,
  profiles,
  profileToken,
  twilioAccount,
} from "./world";

/** Tells the stand-in what the clinic has with Twilio and with Meta, whose webhooks it signs. */
export function prepareProviders(standin: Standin, appSecret: string) {
  const account = twilioAccount();
  const { accountSid } = account;
  standin.addTwilioAccount(account);
  const posting = { callbackUrl: ownWebhook, statusCallbackUrl: ownWebhook };
  const senders = [
    { number: clinicNumber, name: "Northgate Clinic" },
    { number: eastNumber, name: "Northgate East" },
  ];
  for (const sender of senders) standin.addSender({ accountSid, ...sender, ...posting });
  standin.setInstagramApp({ appSecret });
  for (const name of Object.keys(profiles) as Profile[]) {
    const { colour: _colour, brand: _brand, ...profile } = profiles[name];
    standin.addInstagramAccount({ ...profile, token: profileToken(name) });
  }
}
