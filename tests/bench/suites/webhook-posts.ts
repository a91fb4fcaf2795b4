import { createHmac, randomBytes } from "node:crypto";
import { manifest } from "@/tests/support/deliveries";
import { signTwilio } from "@/tests/support/standin/twilio/sign";
import type { Post } from "../figures/load";
import { surroundings } from "../ground/product";
import { languages, sentence } from "../seed/languages";
import { below, oneOf, randomFrom } from "../seed/random";

/** Posts as providers make them, each with an id of its own, from a few thousand patients. */
export type Posts = ReturnType<typeof postsTo>;

const patients = 3_000;

export function postsTo(appUrl: string) {
  const random = randomFrom(11);
  const words = () => sentence(random, oneOf(random, languages), 12);
  return {
    empty: (url: string): Post => ({
      url,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ Body: words() }).toString(),
    }),
    twilio: (): Post =>
      twilioPost(
        appUrl,
        `+4477009${String(below(random, patients)).padStart(5, "0")}`,
        words(),
      ),
    instagramBatch: (count: number): Post =>
      instagramPost(
        appUrl,
        Array.from({ length: count }, () => words()),
      ),
  };
}

function twilioPost(appUrl: string, from: string, text: string): Post {
  const { accountSid, authToken, sender } = manifest.world.twilio;
  const sid = `SM${randomBytes(16).toString("hex")}`;
  const params = {
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    AccountSid: accountSid,
    From: `whatsapp:${from}`,
    To: sender,
    Body: text,
    NumMedia: "0",
    ProfileName: `Patient ${from.slice(-5)}`,
    SmsStatus: "received",
    ApiVersion: "2010-04-01",
  };
  const url = `${appUrl}/api/webhooks/twilio/inbound`;
  return {
    url,
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": signTwilio(authToken, { url, params }),
    },
    body: new URLSearchParams(params).toString(),
  };
}

function instagramPost(appUrl: string, texts: string[]): Post {
  const own = manifest.world.instagram.accounts.A;
  const messaging = texts.map((text, index) => ({
    sender: { id: `92000000000${String(index % 200).padStart(5, "0")}` },
    recipient: { id: own },
    timestamp: Date.now(),
    message: { mid: `aW${randomBytes(24).toString("base64url")}`, text },
  }));
  const body = JSON.stringify({
    object: "instagram",
    entry: [{ id: own, time: Date.now(), messaging }],
  });
  const secret = surroundings.INSTAGRAM_APP_SECRETS;
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return {
    url: `${appUrl}/api/webhooks/instagram`,
    headers: {
      "content-type": "application/json",
      "x-hub-signature-256": `sha256=${signature}`,
    },
    body,
  };
}
