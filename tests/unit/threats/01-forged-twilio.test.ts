import { adapters } from "@/lib/channels";
import type { RawDelivery } from "@/lib/channels/events";
import { randomOf } from "@/tests/support/random";
import {
  delivery,
  inboundUrl,
  rawDelivery,
  samples,
  world,
} from "@/tests/unit/channels/deliveries";

const random = randomOf(20_261_125);
const header = "x-twilio-signature";
const files = samples("twilio-");
const anotherToken = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

type Change = (raw: RawDelivery) => RawDelivery;

const withBody = (raw: RawDelivery, body: string | Uint8Array): RawDelivery =>
  rawDelivery({ body, url: raw.url, header, value: raw.header(header) });
const pairsOf = (raw: RawDelivery) => Buffer.from(raw.body).toString().split("&");

const changes: Record<string, Change> = {
  "a flipped bit": (raw) => {
    const body = Buffer.from(raw.body);
    const at = random.below(body.length);
    body[at] = (body[at] ?? 0) ^ (1 << random.below(8));
    return withBody(raw, body);
  },
  "a dropped parameter": (raw) => {
    const pairs = pairsOf(raw);
    return withBody(raw, pairs.toSpliced(random.below(pairs.length), 1).join("&"));
  },
  "a parameter said twice": (raw) =>
    withBody(raw, [...pairsOf(raw), random.one(pairsOf(raw))].join("&")),
  "a parameter with a second value": (raw) => {
    const [name = ""] = random.one(pairsOf(raw)).split("=");
    return withBody(
      raw,
      [...pairsOf(raw), `${name}=${random.below(1_000_000)}`].join("&"),
    );
  },
  "a new parameter": (raw) =>
    withBody(raw, [...pairsOf(raw), `New${random.below(1_000_000)}=1`].join("&")),
  "two values exchanged": (raw) => {
    const pairs = pairsOf(raw).map((pair) => pair.split("="));
    const [one, other] = [random.one(pairs), random.one(pairs)];
    [one[1], other[1]] = [other[1] ?? "", one[1] ?? ""];
    return withBody(raw, pairs.map((pair) => pair.join("=")).join("&"));
  },
  "another address": (raw) => ({
    ...raw,
    url: random.one([
      raw.url.replace("https:", "http:"),
      raw.url.replace("clinic.example", "clinic.example.evil.example"),
      `${raw.url}${raw.url.includes("?") ? "&" : "?"}outbox=${random.below(1_000_000)}`,
      `${raw.url}/`,
      raw.url === inboundUrl ? raw.url.replace("inbound", "status") : inboundUrl,
    ]),
  }),
  "another signature": (raw) => {
    const value = raw.header(header) ?? "";
    const at = random.below(value.length - 2);
    const other = value[at] === "A" ? "B" : "A";
    const changed = value.slice(0, at) + other + value.slice(at + 1);
    const forged = random.one([changed, value.slice(at + 1), ""]);
    return rawDelivery({ body: raw.body, url: raw.url, header, value: forged });
  },
};

/** The same said in other bytes (`+` for `%20`, a name in another case of hex) is no forgery. */
const says = (raw: RawDelivery) =>
  JSON.stringify([
    raw.url,
    raw.header(header),
    [...new URLSearchParams(Buffer.from(raw.body).toString())].toSorted(),
  ]);

test("of 10,000 mutations of what Twilio signed none is believed, with the account's own token, and none breaks anything", () => {
  const believed: string[] = [];
  let tried = 0;
  while (tried < 10_000) {
    const raw = delivery(random.one(files));
    const [what, change] = random.one(Object.entries(changes));
    const changed = change(raw);
    if (says(changed) === says(raw)) continue;
    tried += 1;
    const opened = adapters.whatsapp.open(changed, [world.twilio.authToken]);
    adapters.whatsapp.claimedCredential(changed);
    if (opened.ok) believed.push(`${what}: ${says(changed)}`);
  }
  expect(believed.slice(0, 3)).toEqual([]);
});

test("what another account's token signed is believed by that account alone", () => {
  for (const file of files) {
    const opened = adapters.whatsapp.open(delivery(file), [anotherToken]);
    expect(opened).toEqual({ ok: false, reason: "forged" });
  }
});
