import type { RawDelivery } from "@/lib/channels/events";
import { twilioWhatsApp } from "@/lib/channels/twilio";
import {
  delivery,
  formBody,
  inboundUrl,
  parameters,
  rawDelivery,
  samples,
  signedByTwilio,
  world,
} from "./deliveries";

const { authToken, accountSid } = world.twilio;
const basic = "twilio-text-basic.form.json";
const forged = { ok: false, reason: "forged" };

const open = (raw: RawDelivery, secrets: string[] = [authToken]) =>
  twilioWhatsApp.open(raw, secrets);

/** Amelia's message with its true signature, but something changed on the way. */
function tampered(change: {
  params?: Record<string, string> | [string, string][];
  body?: string;
  url?: string;
  value?: string | null;
}): RawDelivery {
  const raw = delivery(basic);
  return rawDelivery({
    body: change.body ?? formBody(change.params ?? parameters(basic)),
    url: change.url ?? raw.url,
    header: "X-Twilio-Signature",
    value: change.value === undefined ? raw.header("x-twilio-signature") : change.value,
  });
}

test.each(samples("twilio-"))("%s is believed with its own signature", (file) => {
  expect(open(delivery(file)).ok).toBe(true);
});

test.each(samples("twilio-"))("%s is forged with another clinic's token", (file) => {
  expect(open(delivery(file), ["0".repeat(32)])).toEqual(forged);
});

test.each(samples("twilio-"))("%s is forged when one byte of it has changed", (file) => {
  const raw = delivery(file);
  const body = Buffer.from(raw.body);
  const at = body.indexOf("AccountSid=") + "AccountSid=AC".length;
  body[at] = body[at] === 0x30 ? 0x31 : 0x30;
  expect(open({ ...raw, body })).toEqual(forged);
});

test("a replaced token still opens what was signed before", () => {
  expect(open(delivery(basic), ["new".repeat(11), authToken]).ok).toBe(true);
});

test("with no secret at all, or an empty one, nothing is believed", () => {
  expect(open(delivery(basic), [])).toEqual(forged);
  expect(open(signedByTwilio(parameters(basic), { secret: "" }), [""])).toEqual(forged);
});

test("a text that was trimmed on the way is forged", () => {
  const file = "twilio-text-whitespace.form.json";
  const params = parameters(file);
  const body = formBody({ ...params, Body: (params.Body ?? "").trim() });
  expect(open({ ...delivery(file), body: Buffer.from(body) })).toEqual(forged);
});

test("a parameter that was dropped, added or changed makes it forged", () => {
  const { ProfileName: _dropped, ...dropped } = parameters(basic);
  expect(open(tampered({ params: dropped }))).toEqual(forged);
  expect(open(tampered({ params: { ...parameters(basic), New: "1" } }))).toEqual(forged);
  expect(open(tampered({ params: { ...parameters(basic), Body: "Yes" } }))).toEqual(
    forged,
  );
});

test("a second, different value of a parameter makes it forged", () => {
  const twice: [string, string][] = [
    ...Object.entries(parameters(basic)),
    ["From", "whatsapp:+447700900999"],
  ];
  expect(open(tampered({ params: twice }))).toEqual(forged);
});

test.each([
  ["http instead of https", inboundUrl.replace("https", "http")],
  ["a slash at the end", `${inboundUrl}/`],
  ["an added query", `${inboundUrl}?outbox=1`],
  ["another host", inboundUrl.replace("clinic", "other")],
  ["another path", inboundUrl.replace("inbound", "status")],
])("a delivery that was signed for %s is forged", (_what, url) => {
  expect(open(tampered({ url }))).toEqual(forged);
});

test.each([
  ["with Twilio's port", inboundUrl.replace(".example", ".example:443")],
  ["with a proxy's port", inboundUrl.replace(".example", ".example:8443")],
])("the same address %s is believed, as Twilio signs it either way", (_what, url) => {
  expect(open(tampered({ url })).ok).toBe(true);
});

test("a query in the callback's address is part of what is signed", () => {
  const url = `${inboundUrl}?outbox=12`;
  const params = parameters("twilio-status-ok.1-sent.form.json");
  const signed = signedByTwilio(params, { url });
  expect(open(signed).ok).toBe(true);
  expect(open({ ...signed, url: `${inboundUrl}?outbox=13` })).toEqual(forged);
  expect(open({ ...signed, url: inboundUrl })).toEqual(forged);
});

test.each([
  ["missing", null],
  ["empty", ""],
  ["short", "GXmTF"],
  ["not base64", "€€€€€€€€€€€€€€€€€€€€€€€€€€€€"],
  ["of another message", "DzMV8lYjq6abiyZKjZpGQpQTPVI="],
])("a signature that is %s is none", (_what, value) => {
  expect(open(tampered({ value }))).toEqual(forged);
});

test.each([
  ["JSON", "application/json", "{}"],
  ["without a type", null, "a=1"],
  ["not UTF-8", "application/x-www-form-urlencoded", Buffer.from([0x61, 0x3d, 0xff])],
  ["escaped as what is not UTF-8", "application/x-www-form-urlencoded", "Body=%ED%A0%80"],
  ["a broken escape", "application/x-www-form-urlencoded", "Body=%Z"],
])("a body that is %s is malformed", (_what, type, body) => {
  const raw = rawDelivery({ body, url: inboundUrl, header: "x", value: null, type });
  expect(open(raw)).toEqual({ ok: false, reason: "malformed" });
  expect(twilioWhatsApp.claimedCredential(raw)).toBeNull();
});

test("an address that is no URL is forged, and nothing breaks", () => {
  expect(open(tampered({ url: "/api/webhooks/twilio/inbound" }))).toEqual(forged);
});

test("a delivery claims the account that its body names once, in the form of an Account SID", () => {
  const claimed = (params: [string, string][]) =>
    twilioWhatsApp.claimedCredential(tampered({ params }));
  expect(claimed([["AccountSid", accountSid]])).toBe(accountSid);
  expect(
    claimed([
      ["AccountSid", accountSid],
      ["AccountSid", accountSid],
    ]),
  ).toBeNull();
  expect(claimed([["AccountSid", "AC123"]])).toBeNull();
  expect(claimed([["AccountSid", `${accountSid}0`]])).toBeNull();
  expect(claimed([["Body", "Hi"]])).toBeNull();
});
