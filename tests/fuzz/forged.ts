import type { randomOf } from "@/tests/support/random";
import type { Post } from "./door";
import { type Keys, type Samples, signedForm, signedJson } from "./samples";

type Random = ReturnType<typeof randomOf>;

/**
 * A delivery with a signature that was once good, changed on its way: its bytes, its signature or its address. What
 * the signature still covers word for word is no forgery, and is changed again.
 */
export function forgedForm(
  random: Random,
  appUrl: string,
  { twilio }: Samples,
  { authToken }: Keys,
): Post {
  const { path, params } = random.one(twilio);
  const good = signedForm(appUrl, { path, params, authToken });
  const forged = changed(random, good, "x-twilio-signature");
  const isSame =
    forged.path === good.path &&
    forged.headers["x-twilio-signature"] === good.headers["x-twilio-signature"] &&
    wordsOf(forged.body) === wordsOf(good.body);
  return isSame
    ? forgedForm(random, appUrl, { twilio, instagram: [] }, keysOf(authToken))
    : forged;
}

export function forgedJson(
  random: Random,
  { instagram }: Samples,
  { appSecret }: Keys,
): Post {
  const good = signedJson(random.one(instagram), appSecret);
  const name = "x-hub-signature-256";
  const forged = changed(random, good, name);
  const isSame = forged.headers[name] === good.headers[name];
  return isSame && forged.body.equals(good.body)
    ? forgedJson(
        random,
        { twilio: [], instagram },
        { accountSid: "", authToken: "", appSecret },
      )
    : forged;
}

const keysOf = (authToken: string): Keys => ({
  accountSid: "",
  authToken,
  appSecret: "",
});

/** What Twilio's signature covers of a body: sorted names, each with its different values. */
function wordsOf(body: Buffer): string {
  const form = new URLSearchParams(body.toString("latin1"));
  return [...new Set(form.keys())]
    .sort()
    .map((name) => name + [...new Set(form.getAll(name))].sort().join(""))
    .join("");
}

function changed(random: Random, good: Post, header: string): Post {
  if (random.below(5) > 0) return { ...good, body: changedBytes(random, good.body) };
  const { [header]: signature = "", ...headers } = good.headers;
  const other = changedSignature(random, signature);
  return { ...good, headers: other === null ? headers : { ...headers, [header]: other } };
}

const changedSignature = (random: Random, signature: string): string | null =>
  random.one([
    null,
    "",
    signature.slice(1),
    signature.slice(0, -2),
    `${signature}, ${signature}`,
    signature.toUpperCase(),
    signature.replace("sha256=", "sha1="),
    signature.replace(/[0-9a-f]/, "g"),
    signature.split("").reverse().join(""),
    "=".repeat(5_000),
    `sha256=${"0".repeat(64)}`,
  ]);

function changedBytes(random: Random, body: Buffer): Buffer {
  const at = random.below(body.length + 1);
  const length = random.below(20) + 1;
  const [before, after] = [body.subarray(0, at), body.subarray(at)];
  const noise = Buffer.from(Array.from({ length }, () => random.below(256)));
  return random.one([
    () => Buffer.concat([before, noise, after]),
    () => Buffer.concat([before, noise, after.subarray(length)]),
    () => Buffer.concat([before, after.subarray(length)]),
    () => Buffer.concat([before, after.subarray(0, length), after]),
    () => before,
    () => Buffer.concat([body, Buffer.from("&__proto__=1&constructor[x]=2")]),
    () => Buffer.concat([body, body]),
    () => Buffer.concat([body, Buffer.from("[".repeat(random.below(3_000)))]),
    () => Buffer.concat([Buffer.from(" "), body]),
    () => noise,
  ])();
}
