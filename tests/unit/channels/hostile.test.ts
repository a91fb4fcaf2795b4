import fc from "fast-check";
import { adapters } from "@/lib/channels";
import type { Opened } from "@/lib/channels/events";
import {
  formBody,
  inboundUrl,
  rawDelivery,
  signedByMeta,
  signedByTwilio,
  world,
} from "./deliveries";

const { whatsapp, instagram } = adapters;
const token = world.twilio.authToken;
const appSecret = world.instagram.appSecret;

const twilioName = fc.constantFrom(
  "MessageSid",
  "AccountSid",
  "From",
  "To",
  "Body",
  "MessageStatus",
  "MessageType",
  "NumMedia",
  "MediaUrl0",
  "MediaContentType0",
  "Latitude",
  "Longitude",
  "ButtonText",
  "ErrorCode",
  "__proto__",
  "constructor",
);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("whatsapp:+442079460018", "\u0000", "\uD800", "9999", "", "toString"),
);

const everyEventIsWhole = (opened: Opened) => {
  if (!opened.ok) return;
  for (const event of opened.events) {
    expect(event.eventKey).not.toBe("");
    expect(event.accountExternalId).not.toBe("");
    expect(() => JSON.parse(event.payload)).not.toThrow();
    const { payload, ...stored } = event;
    // JSON.stringify writes a NUL and a lone surrogate as escapes, which PostgreSQL's jsonb refuses.
    expect(JSON.stringify(stored)).not.toMatch(/\\u0000|\\ud[89a-f]/);
  }
};

test("no stranger's bytes, headers or addresses make an adapter throw, and none are believed", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.oneof(fc.string(), fc.webUrl()),
      fc.option(fc.string({ unit: "binary" }), { nil: null }),
      fc.constantFrom("application/x-www-form-urlencoded", "application/json", "", null),
      (body, url, value, type) => {
        for (const adapter of [whatsapp, instagram]) {
          const header =
            adapter === whatsapp ? "x-twilio-signature" : "x-hub-signature-256";
          const raw = rawDelivery({ body, url, header, value, type });
          expect(adapter.open(raw, [token, ""]).ok).toBe(false);
          adapter.claimedCredential(raw);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("any parameters, repeated or strange, are judged without a throw", () => {
  const pairs = fc.array(fc.tuple(fc.oneof(twilioName, text), text), { maxLength: 15 });
  fc.assert(
    fc.property(pairs, (params) => {
      const raw = rawDelivery({
        body: formBody(params.map(([name, value]): [string, string] => [name, value])),
        url: inboundUrl,
        header: "x-twilio-signature",
        value: "GXmTF/vsawU1hHMzaK88ly5+/OQ=",
      });
      expect(whatsapp.open(raw, [token])).toEqual({ ok: false, reason: "forged" });
      whatsapp.claimedCredential(raw);
    }),
    { numRuns: 500 },
  );
});

test("whatever Twilio signs becomes events that can be stored", () => {
  fc.assert(
    fc.property(fc.dictionary(twilioName, text), (dictionary) => {
      const params = { To: "whatsapp:+442079460018", ...dictionary };
      // A form can't carry a lone surrogate: the platform writes U+FFFD for it, and signs that.
      const written = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [name, value.toWellFormed()]),
      );
      const opened = whatsapp.open(signedByTwilio(written), [token]);
      everyEventIsWhole(opened);
      expect(opened).not.toEqual({ ok: false, reason: "forged" });
    }),
    { numRuns: 1000 },
  );
});

const key = fc.constantFrom(
  ...["id", "mid", "text", "sender", "recipient", "timestamp", "message", "reaction"],
  ...[
    "read",
    "postback",
    "message_edit",
    "attachments",
    "type",
    "payload",
    "url",
    "emoji",
  ],
  ...[
    "is_echo",
    "is_deleted",
    "reply_to",
    "story",
    "action",
    "num_edit",
    "field",
    "value",
  ],
);
const { tree } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    text,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom("react", "image", "share", 1795165200000, "17841461234567891"),
  ),
  tree: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    tie("leaf"),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 8 }),
  ),
}));

test("whatever Meta signs becomes events that can be stored, and a neighbour never suffers", () => {
  const neighbour = {
    sender: { id: "1203984756102937" },
    recipient: { id: "17841461234567891" },
    timestamp: 1795165200000,
    message: { mid: "neighbour", text: "Is anybody there?" },
  };
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (updates) => {
      const body = JSON.stringify({
        object: "instagram",
        entry: [{ id: "17841461234567891", messaging: [...updates, neighbour] }],
      });
      const opened = instagram.open(signedByMeta(body), [appSecret]);
      everyEventIsWhole(opened);
      expect(opened.ok && opened.events).toHaveLength(updates.length + 1);
      expect(opened.ok && opened.events.at(-1)).toMatchObject({
        eventKey: "message:neighbour",
        text: "Is anybody there?",
      });
    }),
    { numRuns: 1000 },
  );
});

test("any JSON that Meta could sign is judged without a throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
      everyEventIsWhole(instagram.open(signedByMeta(body), [appSecret]));
    }),
    { numRuns: 500 },
  );
});

test("a post nested a hundred thousand deep is judged without a throw", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const body = `{"object":"instagram","entry":[{"id":"1","messaging":[${deep},{"x":${deep}}]}]}`;
  const opened = instagram.open(signedByMeta(body), [appSecret]);
  expect(opened.ok && opened.events.map(({ type }) => type)).toEqual([
    "unknown",
    "unknown",
  ]);
});
