import { createHmac, randomUUID } from "node:crypto";
import { type Posted, postForm } from "@/tests/support/standin/post-form";
import { deliveryUrl } from "@/tests/support/standin/surroundings";
import type { World } from "./world";

/**
 * Twilio's signature: HMAC-SHA1 over the public URL and every parameter, sorted by name, base64. A fragment holds
 * connection settings and is not signed.
 */
export function signTwilio(
  authToken: string,
  { url, params }: { url: string; params: Record<string, string> },
): string {
  const words = Object.keys(params)
    .sort()
    .map((name) => name + params[name]);
  const signed = withoutFragment(url) + words.join("");
  return createHmac("sha1", authToken).update(signed, "utf8").digest("base64");
}

export type Webhook = { accountSid: string; url: string; params: Record<string, string> };

/** Posts a webhook as Twilio does, signed for its public URL, to where the product listens. */
export function postWebhook(
  world: World,
  { accountSid, url, params }: Webhook,
): Promise<Posted> {
  const account = world.state.accounts.get(accountSid);
  if (!account) throw new Error(`No Twilio account ${accountSid}.`);
  return postForm({
    url: deliveryUrl(world, withoutFragment(url)),
    body: new URLSearchParams(params).toString(),
    closing: world.closing,
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "user-agent": "TwilioProxy/1.1",
      accept: "*/*",
      "x-twilio-signature": signTwilio(account.authToken, { url, params }),
      "i-twilio-idempotency-token": randomUUID(),
    },
  });
}

const withoutFragment = (url: string) => url.split("#", 1)[0] as string;
