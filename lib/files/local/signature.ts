import { createHmac, timingSafeEqual } from "node:crypto";

/** Signs words as UploadThing does, with the key that its SDK on the server has as well. */
export const signed = (apiKey: string, words: string): string =>
  `hmac-sha256=${createHmac("sha256", apiKey).update(words).digest("hex")}`;

/** Was this address made by the SDK with this key, and is it still good? */
export function isSigned(apiKey: string, url: URL): boolean {
  const unsigned = new URL(url);
  const given = Buffer.from(unsigned.searchParams.get("signature") ?? "");
  unsigned.searchParams.delete("signature");
  const right = Buffer.from(signed(apiKey, unsigned.toString()));
  const isRight = given.length === right.length && timingSafeEqual(given, right);
  return isRight && Number(unsigned.searchParams.get("expires")) > Date.now();
}
