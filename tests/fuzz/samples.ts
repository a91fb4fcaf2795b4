import { createHmac } from "node:crypto";
import type { World } from "@/tests/chaos/support/world";
import { instagramSample, manifest, twilioSample } from "@/tests/support/deliveries";
import { signTwilio } from "@/tests/support/standin/twilio/sign";
import type { Post } from "./door";

export type Params = Record<string, string>;
export type Path = "/api/webhooks/twilio/inbound" | "/api/webhooks/twilio/status";

/** A clinic's own keys, with which its providers sign. */
export type Keys = { accountSid: string; authToken: string; appSecret: string };

export type Samples = {
  twilio: { path: Path; params: Params }[];
  instagram: string[];
};

/** The samples of both providers, as if they were about this world's accounts. */
export function samplesFor(world: World, { accountSid }: Keys): Samples {
  const [number] = placesOf(world, "whatsapp");
  const [profile] = placesOf(world, "instagram");
  const { twilio, instagram } = manifest.world;
  const renamed = (text: string) =>
    [
      [twilio.accountSid, accountSid],
      [twilio.sender, `whatsapp:${number}`],
      [twilio.sender2, `whatsapp:${number}`],
      ...Object.values(instagram.accounts).map((id) => [id, profile]),
    ].reduce((said, [from = "", to = ""]) => said.replaceAll(from, to), text);
  const files = (channel: string) =>
    manifest.cases.filter((one) => one.channel === channel);
  return {
    twilio: files("whatsapp").map(({ file, endpoint }) => ({
      path: `/api/webhooks/twilio/${endpoint as "inbound" | "status"}`,
      params: JSON.parse(renamed(JSON.stringify(twilioSample(nameOf(file))))),
    })),
    instagram: files("instagram")
      .map(({ file }) => renamed(instagramSample(nameOf(file)).toString("utf8")))
      .filter(tellsOneThing),
  };
}

/** A form as Twilio signs it, over the address that the product is configured with. */
export function signedForm(
  appUrl: string,
  { path, params, authToken }: { path: Path; params: Params; authToken: string },
): Post {
  const signature = signTwilio(authToken, { url: `${appUrl}${path}`, params });
  return {
    path,
    body: Buffer.from(new URLSearchParams(params).toString()),
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": signature,
    },
  };
}

/** A body as Meta signs it. */
export function signedJson(body: string | Buffer, appSecret: string): Post {
  const signature = createHmac("sha256", appSecret).update(body).digest("hex");
  return {
    path: "/api/webhooks/instagram",
    body: Buffer.from(body),
    headers: {
      "content-type": "application/json",
      "x-hub-signature-256": `sha256=${signature}`,
    },
  };
}

/** So that what came of each can be counted: one entry with one update. */
function tellsOneThing(body: string): boolean {
  const { entry } = JSON.parse(body) as { entry: Record<string, unknown[]>[] };
  const [first, ...others] = entry;
  const updates = [first?.messaging, first?.standby].flatMap((list) => list ?? []);
  return others.length === 0 && updates.length === 1;
}

const nameOf = (file: string) =>
  (file.split("/").at(-1) ?? "").replace(/(\.form)?\.json$/, "");

const placesOf = ({ places }: World, channel: "whatsapp" | "instagram") =>
  places.filter((one) => one.channel === channel).map(({ place }) => place);
