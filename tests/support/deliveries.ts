import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

const folder = path.join(process.cwd(), "tests/support/samples/deliveries");

type Case = {
  file: string;
  channel: "whatsapp" | "instagram";
  endpoint: "inbound" | "status" | "instagram";
  messageSid?: string;
  group?: string;
  expect: string[];
};

type Manifest = {
  world: {
    twilio: { accountSid: string; authToken: string; sender: string; sender2: string };
    urls: { inbound: string; status: string; instagram: string };
    instagram: {
      appSecret: string;
      verifyToken: string;
      accounts: Record<"A" | "B" | "C", string>;
      usernames: Record<"A" | "B" | "C", string>;
    };
  };
  cases: Case[];
};

/** The invented clinic and the deliveries that its providers make. */
export const manifest: Manifest = JSON.parse(
  readFileSync(path.join(folder, "MANIFEST.json"), "utf8"),
);

/** A Twilio sample's parameters. */
export function twilioSample(name: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(folder, `${name}.form.json`), "utf8"));
}

/** An Instagram sample's exact bytes. */
export const instagramSample = (name: string): Buffer =>
  readFileSync(path.join(folder, `${name}.json`));

/** A post as Twilio makes it: a form, signed over the public URL and every parameter with the account's token. */
export function twilioPost(
  params: Record<string, string>,
  {
    endpoint = "inbound",
    query = "",
    token = manifest.world.twilio.authToken,
  }: {
    endpoint?: "inbound" | "status";
    query?: string;
    token?: string;
  } = {},
): Request {
  const url = `${manifest.world.urls[endpoint]}${query}`;
  const signed = Object.keys(params)
    .toSorted()
    .reduce((text, key) => text + key + params[key], url);
  return new Request(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": createHmac("sha1", token).update(signed).digest("base64"),
    },
    body: new URLSearchParams(params).toString(),
  });
}

/** A post as Instagram makes it: JSON, signed over its raw bytes with the app's secret. */
export function instagramPost(
  body: Buffer | string,
  { secret = manifest.world.instagram.appSecret } = {},
): Request {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return new Request(manifest.world.urls.instagram, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-hub-signature-256": `sha256=${signature}`,
    },
    body: new Uint8Array(Buffer.from(body)),
  });
}
