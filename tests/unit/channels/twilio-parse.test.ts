import { twilioWhatsApp } from "@/lib/channels/twilio";
import {
  delivery,
  eventsOf,
  inboundUrl,
  messageIn,
  parameters,
  samples,
  signedByTwilio,
  statusIn,
  world,
} from "./deliveries";

const secret = world.twilio.authToken;
const sender = "+442079460018";
const amelia = { kind: "phone", value: "+447700900123" };
const ameliasUserId = { kind: "userId", value: "GB.1455574999287417" };

const events = (name: string) =>
  eventsOf(twilioWhatsApp, delivery(`twilio-${name}.form.json`), secret);
const message = (name: string) => messageIn(events(name));
const status = (name: string) => statusIn(events(name));

/** The basic message with some parameters changed, signed anew; `undefined` leaves one out. */
function changed(
  changes: Record<string, string | undefined>,
  { from = "text-basic", url = inboundUrl } = {},
) {
  const params = { ...parameters(`twilio-${from}.form.json`), ...changes };
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  const raw = signedByTwilio(Object.fromEntries(given) as Record<string, string>, {
    url,
  });
  return twilioWhatsApp.open(raw, [secret]);
}

function changedMessage(...given: Parameters<typeof changed>) {
  const opened = changed(...given);
  if (!opened.ok) throw new Error(opened.reason);
  return messageIn(opened.events);
}

describe("a message", () => {
  test("from Amelia is a text to the clinic's sender, under her name", () => {
    expect(message("text-basic")).toMatchObject({
      accountExternalId: sender,
      eventKey: "message:SM1d0a7667dcccb005144da887fcf24292",
      direction: "inbound",
      externalId: "SM1d0a7667dcccb005144da887fcf24292",
      peer: { identities: [ameliasUserId, amelia], name: "Amelia Hart", handle: null },
      at: null,
      kind: "text",
      text: "Hi, can I move my Thursday cleaning to next week?",
      details: {},
      attachments: [],
      replyToExternalId: null,
    });
  });

  test.each(["text-emoji-zwj", "text-rtl", "complex-scripts", "text-whitespace"])(
    "%s is kept to the character",
    (name) => {
      expect(message(name).text).toBe(parameters(`twilio-${name}.form.json`).Body);
    },
  );

  test.each([
    ["text-1600", 1600],
    ["text-4096", 4096],
  ])("%s is kept whole", (name, length) => {
    expect(message(name).text).toHaveLength(length);
  });

  test("without a profile name has none", () => {
    expect(message("text-no-profile").peer.name).toBeNull();
    expect(message("legacy-minimal").peer).toEqual({
      identities: [{ kind: "phone", value: "+12025550143" }],
      name: null,
      handle: null,
    });
  });

  test("STOP is a message like any other, and says that they want no more", () => {
    expect(message("stop-keyword")).toMatchObject({
      kind: "text",
      text: "STOP",
      consent: "stopped",
    });
  });

  test.each([
    ["stop", undefined, "stopped"],
    ["Unstop", undefined, "started"],
    ["Cancel", undefined, undefined],
    ["Cancel", "STOP", "stopped"],
    ["Stop the pills?", undefined, undefined],
  ])("%s, of which Twilio says %s, is %s", (Body, OptOutType, consent) => {
    expect(changedMessage({ Body, OptOutType }).consent).toBe(consent);
  });

  test("of a retry is the same event", () => {
    expect(message("dup-delivery.1").eventKey).toBe(message("dup-delivery.2").eventKey);
  });

  test("to each of two senders names its own", () => {
    expect(message("two-senders.1").accountExternalId).toBe("+442079460018");
    expect(message("two-senders.2").accountExternalId).toBe("+442079460019");
  });

  test("keeps parameters that nobody knows yet in its own JSON", () => {
    const { text, payload } = message("unknown-params");
    expect(text).toBe("ok");
    expect(JSON.parse(payload)).toEqual(parameters("twilio-unknown-params.form.json"));
  });
});

describe("who wrote", () => {
  test("is a user id first and a phone second, where both are given", () => {
    expect(message("bsuid-and-phone").peer.identities).toEqual([
      { kind: "userId", value: "GB.13491208655302741918" },
      { kind: "phone", value: "+447700900321" },
    ]);
  });

  test("is a user id alone, where the person hides the phone", () => {
    expect(message("bsuid-only").peer).toMatchObject({
      identities: [{ kind: "userId", value: "GB.77120099813350264418" }],
      name: "kit.reads",
    });
  });

  test("may have two dots in the user id", () => {
    expect(message("parent-bsuid").peer.identities).toEqual([
      { kind: "userId", value: "BR.ENT.11815799212886844830" },
    ]);
  });
});

describe("files", () => {
  test("an image comes with its caption", () => {
    expect(message("image-caption")).toMatchObject({
      kind: "image",
      text: "Is this swelling normal?",
      attachments: [{ kind: "image", contentType: "image/jpeg", fileName: "image.jpg" }],
    });
  });

  test("an image without a caption is a message and no status", () => {
    const image = message("image-empty-body");
    expect(image).toMatchObject({ kind: "image", text: "" });
    expect(image.attachments[0]?.url).toMatch(/^https:\/\/api\.twilio\.com\//);
  });

  test.each([
    ["voice-note", "audio", "audio.ogg"],
    ["video", "video", "video.mp4"],
    ["sticker", "sticker", "sticker.webp"],
    ["vcard", "contactCard", "contact.vcf"],
  ])("%s is of kind %s", (name, kind, fileName) => {
    const { attachments, ...rest } = message(name);
    expect(rest).toMatchObject({ kind, text: "" });
    expect(attachments).toEqual([expect.objectContaining({ kind, fileName })]);
  });

  test("a document's name, which comes as its text, is shown once: as its name", () => {
    expect(message("document-pdf")).toMatchObject({
      kind: "document",
      text: "",
      attachments: [{ kind: "document", fileName: "blood-results-2026-11.pdf" }],
    });
  });

  test("a document's caption stays a text", () => {
    expect(
      changedMessage({ Body: "My results. Call me" }, { from: "document-pdf" }),
    ).toMatchObject({
      text: "My results. Call me",
      attachments: [{ fileName: "document.pdf" }],
    });
  });

  test("ten files stay in their order", () => {
    const { attachments, text } = message("media-10");
    const params = parameters("twilio-media-10.form.json");
    expect(text).toBe("All ten photos of the crown");
    expect(attachments.map(({ url }) => url)).toEqual(
      Array.from({ length: 10 }, (_, index) => params[`MediaUrl${index}`]),
    );
    expect(attachments[1]?.fileName).toBe("image-2.png");
  });

  test.each(["abc", "9999", "-1", ""])("a count of %p files changes nothing", (count) => {
    expect(changedMessage({ NumMedia: count }).attachments).toEqual([]);
    expect(
      changedMessage({ NumMedia: count }, { from: "video" }).attachments,
    ).toHaveLength(1);
  });

  test("a file whose link is no link is kept without one", () => {
    const { attachments } = changedMessage(
      { MediaUrl0: "not a link" },
      { from: "video" },
    );
    expect(attachments).toEqual([expect.objectContaining({ kind: "video", url: null })]);
  });
});

describe("other kinds", () => {
  test("a pin is a location, though it has neither text nor file", () => {
    expect(message("location-pin")).toMatchObject({
      kind: "location",
      text: "",
      details: { location: { latitude: 51.507351, longitude: -0.127758 } },
    });
  });

  test("a place has its name and address", () => {
    expect(message("location-place").details.location).toEqual({
      latitude: 51.51322977399644,
      longitude: -0.2197976373036567,
      label: "Freston Pharmacy",
      address: "187 Freston Road, London W10 6TH",
    });
  });

  test("the edge of the earth is a location, and its text stays", () => {
    expect(message("location-edge")).toMatchObject({
      kind: "location",
      text: "meet here",
      details: { location: { latitude: -89.999999, longitude: 180 } },
    });
  });

  test.each([
    ["90.1", "0"],
    ["0", "180.5"],
    ["", "0"],
    ["north", "0"],
    ["Infinity", "0"],
  ])(
    "there is no place at %p, %p: a placeholder stands for it",
    (Latitude, Longitude) => {
      const read = changedMessage({ Latitude, Longitude }, { from: "location-pin" });
      expect(read).toMatchObject({
        kind: "unsupported",
        details: { unsupported: "location" },
      });
      expect(read.details.location).toBeUndefined();
    },
  );

  test("a tapped button says its words and what it answers", () => {
    expect(message("button-reply")).toMatchObject({
      kind: "buttonReply",
      text: "Confirm",
      details: { button: { text: "Confirm", payload: "appt_confirm:8841" } },
      replyToExternalId: "MMbbdeb118e4df341871019e0ade515355",
    });
  });

  test("a reply names the message that it quotes", () => {
    expect(message("reply-quote")).toMatchObject({
      kind: "text",
      replyToExternalId: "SM0970f38492b7dd88208fab867cb47050",
    });
  });

  test("what was forwarded often says so", () => {
    expect(message("forwarded-often").details).toEqual({ forwarded: "often" });
    expect(changedMessage({ Forwarded: "true" }).details).toEqual({ forwarded: "once" });
  });

  test("an ad that led here keeps its long id as a string", () => {
    expect(message("ad-referral")).toMatchObject({
      kind: "text",
      details: {
        referral: {
          headline: "Chat with us",
          body: "Invisible aligners from £49/month",
          sourceUrl: "https://fb.me/1abcDEF",
          adId: "120214985566770123",
        },
      },
    });
  });

  test("what can't be shown is a placeholder, never a blank bubble", () => {
    expect(message("unsupported-type")).toMatchObject({
      kind: "unsupported",
      text: "",
      details: { unsupported: "unsupported" },
    });
    expect(changedMessage({ Body: "" }).kind).toBe("unsupported");
    expect(changedMessage({ Body: " \n\u200B " }).kind).toBe("unsupported");
    expect(changedMessage({ Body: undefined }).kind).toBe("unsupported");
    expect(changedMessage({ Body: "\u3164\u2800" }).kind).toBe("unsupported");
  });

  test("a name of which there is nothing to be seen is none, and one of emoji is one", () => {
    const nameOf = (ProfileName: string) => changedMessage({ ProfileName }).peer.name;
    for (const blank of ["", " ", "\u200B", "\u3164", "\uFFA0 \u2800", "\u{E0020}"])
      expect(nameOf(blank)).toBeNull();
    expect(nameOf(" \u{1F33B}\uFE0F ")).toBe("\u{1F33B}\uFE0F");
    expect(nameOf("\u041C\u0430\u0440\u0456\u044F")).toBe(
      "\u041C\u0430\u0440\u0456\u044F",
    );
  });

  test("NUL, which can't be stored, is replaced in the text and kept in the event's JSON", () => {
    const read = changedMessage({ Body: "a\u0000b", ProfileName: "Am\u0000elia" });
    expect(read.text).toBe("a\uFFFDb");
    expect(read.peer.name).toBe("Am\uFFFDelia");
    expect(read.payload).toContain(String.raw`a\u0000b`);
  });
});

describe("a status", () => {
  test.each([
    ["status-ok.1-sent", "sent"],
    ["status-ok.2-delivered", "delivered"],
    ["status-ok.3-read", "read"],
    ["status-ooo.1-read", "read"],
    ["status-ooo.2-sent", "sent"],
    ["status-ooo.3-delivered", "delivered"],
    ["status-unknown-sid", "delivered"],
    ["status-queued-late", "queued"],
  ])("%s says %s of a message of the clinic's sender", (name, word) => {
    const read = status(name);
    expect(read).toMatchObject({
      status: word,
      errorCode: null,
      accountExternalId: sender,
    });
    expect(read.eventKey).toBe(`status:${read.externalId}:${word}`);
  });

  test.each([
    ["status-63016-window", "63016"],
    ["status-63024-recipient", "63024"],
    ["status-63019-media", "63019"],
  ])("%s failed, with the code %s", (name, code) => {
    const read = status(name);
    expect(read).toMatchObject({ status: "failed", errorCode: code });
    expect(read.eventKey).toMatch(new RegExp(`^status:${read.externalId}:\\w+:${code}$`));
  });

  test.each([
    ["?outbox=123", 123],
    ["?a=1&outbox=7", 7],
    ["", null],
    ["?outbox=0", null],
    ["?outbox=-1", null],
    ["?outbox=1e3", null],
    ["?outbox=99999999999999999999", null],
  ])(
    "at the address %p carries the outbox id %p, and still does when read again",
    (query, id) => {
      const url = `${inboundUrl}${query}`;
      const opened = changed({}, { from: "status-ok.1-sent", url });
      if (!opened.ok) throw new Error(opened.reason);
      const read = statusIn(opened.events);
      expect(read.outboxId).toBe(id);
      expect(twilioWhatsApp.reread(read.payload)).toEqual(read);
    },
  );

  test.each(["", "receiving", "a-new-word", "constructor"])(
    "with the word %p is kept and of no use",
    (MessageStatus) => {
      const opened = changed({ MessageStatus }, { from: "status-ok.1-sent" });
      expect(opened).toMatchObject({
        ok: true,
        events: [{ type: "ignored", reason: "otherStatus" }],
      });
    },
  );
});

describe("what is not understood", () => {
  test("is kept if it names the clinic's sender, and has the same key each time", () => {
    const nameless = {
      MessageSid: undefined,
      SmsSid: undefined,
      SmsMessageSid: undefined,
    };
    const opened = changed(nameless);
    expect(opened).toMatchObject({
      ok: true,
      events: [{ type: "unknown", reason: "noId", accountExternalId: sender }],
    });
    expect(changed(nameless)).toEqual(opened);
    expect(changed({ ...nameless, Body: "Another" })).not.toEqual(opened);
  });

  test.each([
    ["an SMS", "+447700900123"],
    ["Messenger", "messenger:100"],
    ["nothing", undefined],
    ["nonsense", "whatsapp:?"],
  ])("from %s is kept, and never taken for WhatsApp", (_what, From) => {
    expect(changed({ From })).toMatchObject({
      ok: true,
      events: [{ type: "unknown", reason: "noSender" }],
    });
  });

  test("is malformed if it names no sender of anybody", () => {
    expect(changed({ To: undefined })).toEqual({ ok: false, reason: "malformed" });
    expect(changed({ To: "messenger:100" })).toEqual({ ok: false, reason: "malformed" });
  });
});

test.each(samples("twilio-"))("%s reads the same again from its own JSON", (file) => {
  const [event] = eventsOf(twilioWhatsApp, delivery(file), secret);
  expect(twilioWhatsApp.reread(event?.payload ?? "")).toEqual(event);
});
