import { createHmac } from "node:crypto";
import { type Posted, postForm } from "@/tests/support/standin/post-form";
import { deliveryUrl } from "@/tests/support/standin/surroundings";
import type { InstagramWorld } from "./world";

/** Where Meta posts what happens at any of the app's accounts. */
export const webhookUrl = ({ address }: InstagramWorld) =>
  `${address.appUrl}/api/webhooks/instagram`;

/** JSON as Meta writes it: whatever is not ASCII escaped, and slashes too. */
export const metaJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/[^\0-\x7f]/g, escaped)
    .replaceAll("/", "\\/");

/** Meta's signature: HMAC-SHA256 over the very bytes of the body, in lower-case hexadecimal. */
const signMeta = (appSecret: string, body: string): string =>
  `sha256=${createHmac("sha256", appSecret).update(body, "utf8").digest("hex")}`;

/** Posts one body to the product's webhook, signed; null where no app secret is set. */
export async function postSigned(
  world: InstagramWorld,
  body: string,
): Promise<Posted | null> {
  const { secret } = world.state.app;
  if (!secret) return null;
  return postForm({
    url: deliveryUrl(world, webhookUrl(world)),
    body,
    closing: world.closing,
    headers: {
      "content-type": "application/json",
      "user-agent": "facebookexternalua",
      accept: "*/*",
      "x-hub-signature-256": signMeta(secret, body),
    },
  });
}

const escaped = (letter: string) =>
  `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
