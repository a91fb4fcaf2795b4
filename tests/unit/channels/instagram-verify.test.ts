import { instagram } from "@/lib/channels/instagram";
import {
  delivery,
  instagramUrl,
  rawDelivery,
  samples,
  signedByMeta,
  world,
} from "./deliveries";

const { appSecret } = world.instagram;
const basic = "instagram-text-basic.json";
const forged = { ok: false, reason: "forged" };

test.each(samples("instagram-"))("%s is believed with its own signature", (file) => {
  expect(instagram.open(delivery(file), [appSecret]).ok).toBe(true);
});

test.each(samples("instagram-"))("%s is forged with another app's secret", (file) => {
  expect(instagram.open(delivery(file), ["0".repeat(32)])).toEqual(forged);
});

test.each(samples("instagram-"))(
  "%s is forged when one byte of it has changed",
  (file) => {
    const raw = delivery(file);
    const body = Buffer.from(raw.body);
    const last = body.length - 1;
    body[last] = (body[last] ?? 0) ^ 1;
    expect(instagram.open({ ...raw, body }, [appSecret])).toEqual(forged);
  },
);

test("either of two app secrets opens a delivery, and no secret opens none", () => {
  expect(instagram.open(delivery(basic), ["other", appSecret]).ok).toBe(true);
  expect(instagram.open(delivery(basic), [])).toEqual(forged);
  expect(instagram.open(signedByMeta("{}", ""), [""])).toEqual(forged);
});

test("the bytes are signed, and not their meaning: the same JSON in another spelling is forged", () => {
  const raw = delivery("instagram-text-emoji-zwj.json");
  const body = Buffer.from(JSON.stringify(JSON.parse(Buffer.from(raw.body).toString())));
  expect(instagram.open({ ...raw, body }, [appSecret])).toEqual(forged);
});

const hex = "a".repeat(64);
test.each([
  ["missing", null],
  ["empty", ""],
  ["without its name", hex],
  ["of SHA-1", `sha1=${"a".repeat(40)}`],
  ["too short", `sha256=${hex.slice(1)}`],
  ["too long", `sha256=${hex}a`],
  ["in capitals", delivery(basic).header("x-hub-signature-256")?.toUpperCase() ?? ""],
  ["followed by a space", `${delivery(basic).header("x-hub-signature-256")} `],
  ["not hexadecimal", `sha256=${"g".repeat(64)}`],
  ["of as many bytes but other characters", `sha256=${"é".repeat(32)}`],
])("a signature that is %s is none", (_what, value) => {
  const { body } = delivery(basic);
  const raw = rawDelivery({
    body,
    url: instagramUrl,
    header: "x-hub-signature-256",
    value,
  });
  expect(instagram.open(raw, [appSecret])).toEqual(forged);
});

test.each(["", "{", "null", "[]", '"text"', "1", "\uFFFD"])(
  "a signed body of %p is malformed",
  (body) => {
    expect(instagram.open(signedByMeta(body), [appSecret])).toEqual({
      ok: false,
      reason: "malformed",
    });
  },
);

test("a signed body that is not UTF-8 is malformed", () => {
  const body = Buffer.from([0x22, 0xff, 0x22]);
  expect(instagram.open(signedByMeta(body), [appSecret])).toEqual({
    ok: false,
    reason: "malformed",
  });
});

test("Instagram's deliveries claim no credential: the app's secrets sign them all", () => {
  expect(instagram.claimedCredential(delivery(basic))).toBeNull();
});
