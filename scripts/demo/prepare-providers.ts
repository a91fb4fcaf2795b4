import type { Standin } from "@/tests/support/standin/standin";
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
  standin.addSender({ accountSid, number: clinicNumber, name: "Northgate Clinic" });
  standin.addSender({ accountSid, number: eastNumber, name: "Northgate East" });
  standin.setInstagramApp({ appSecret });
  for (const name of Object.keys(profiles) as Profile[]) {
    const { colour: _, ...profile } = profiles[name];
    standin.addInstagramAccount({ ...profile, token: profileToken(name) });
  }
}
