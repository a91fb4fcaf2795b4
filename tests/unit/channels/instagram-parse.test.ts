import type { ChannelEvent } from "@/lib/channels/events";
import { instagram } from "@/lib/channels/instagram";
import {
  delivery,
  eventsOf,
  messageIn,
  samples,
  signedByMeta,
  world,
} from "./deliveries";

const { appSecret } = world.instagram;
const dental = "17841461234567891";
const kids = "17841469876543217";
const aesthetics = "17841455512340333";
const contact = (value: string) => ({
  identities: [{ kind: "igsid", value }],
  name: null,
  handle: null,
});
const sam = "1203984756102937";

const open = (name: string) => {
  const opened = instagram.open(delivery(`instagram-${name}.json`), [appSecret]);
  if (!opened.ok) throw new Error(opened.reason);
  return opened;
};
const events = (name: string) => open(name).events;
const message = (name: string) => messageIn(events(name));

/** The one event of the sample, which must be no other. */
function only(name: string): ChannelEvent {
  const [event, ...more] = events(name);
  if (!event || more.length > 0) throw new Error("Not one event.");
  return event;
}

/** What a post of these updates to the dental account comes to. */
function posted(...updates: unknown[]) {
  const entry = [{ id: dental, time: 1795165200611, messaging: updates }];
  return postedEntries(...entry).events;
}
function postedEntries(...entry: unknown[]) {
  const opened = instagram.open(
    signedByMeta(JSON.stringify({ object: "instagram", entry })),
    [appSecret],
  );
  if (!opened.ok) throw new Error(opened.reason);
  return opened;
}
const fromSam = (content: object) => ({
  sender: { id: sam },
  recipient: { id: dental },
  timestamp: 1795165200000,
  ...content,
});

describe("a message", () => {
  test("from Sam is a text to the dental account, at Instagram's time", () => {
    const read = message("text-basic");
    expect(read).toMatchObject({
      accountExternalId: dental,
      direction: "inbound",
      peer: contact(sam),
      at: new Date(1795165200000),
      kind: "text",
      text: "Hi! How much is a first consultation?",
      details: {},
      attachments: [],
      replyToExternalId: null,
    });
    expect(read.eventKey).toBe(`message:${read.externalId}`);
  });

  test.each([
    ["text-emoji-zwj", /^Merci 👩🏽‍⚕️👨‍👩‍👧‍👦 ❤️‍🩹 🇫🇷$/u],
    ["text-utf8-unescaped", /^çok teşekkürler – görüşürüz 🙏$/u],
    ["text-rtl", /שלום/],
    ["pretty-printed", /✓$/],
  ])("%s is kept to the character, however it was escaped", (name, text) => {
    expect(message(name).text).toMatch(text);
  });

  test("may be longer than an answer may be", () => {
    expect(Buffer.byteLength(message("text-long").text)).toBeGreaterThan(1000);
  });

  test("of a retry is the same event, though the post is another", () => {
    expect(message("dup-delivery.1").eventKey).toBe(message("dup-delivery.2").eventKey);
  });

  test("keeps ids that no number can hold", () => {
    expect(message("huge-ids").peer).toEqual(contact("99887766554433221"));
  });

  test("of an account that is deleted a minute later is a message", () => {
    expect(message("deleted-account-sender").peer).toEqual(contact("4410092233887765"));
  });

  test("seen while another app has the thread is read like any other", () => {
    expect(message("standby").text).toBe(
      "message seen while another app owns the thread",
    );
  });

  test.each([
    ["image", "image", "image.jpg"],
    ["video", "video", "video.mp4"],
    ["voice", "audio", "audio.m4a"],
    ["file-pdf", "document", "document.pdf"],
  ])("with %s is of kind %s", (name, kind, fileName) => {
    const read = message(name);
    expect(read).toMatchObject({ kind, text: "", attachments: [{ kind, fileName }] });
    expect(read.attachments[0]?.url).toMatch(/^https:\/\/lookaside\.fbsbx\.com\//);
  });

  test("with ten images is one message", () => {
    const { attachments } = message("images-10");
    expect(attachments).toHaveLength(10);
    expect(new Set(attachments.map(({ url }) => url)).size).toBe(10);
  });

  test("that shares a post, told in two forms, shares it once", () => {
    expect(message("share-and-ig-post")).toMatchObject({
      kind: "share",
      attachments: [],
      details: { share: { what: "post", title: "Before / after" } },
    });
  });

  test("that shares a reel links to it", () => {
    expect(message("ig-reel").details.share).toMatchObject({
      what: "reel",
      title: "Smile makeover",
    });
  });

  test("that shares a private post has no link", () => {
    expect(message("share-no-url")).toMatchObject({
      kind: "share",
      details: { share: { what: "post" } },
    });
    expect(message("share-no-url").details.share?.url).toBeUndefined();
  });

  test("that mentions the clinic in a story refers to it and copies nothing", () => {
    const read = message("story-mention");
    expect(read).toMatchObject({ kind: "storyMention", attachments: [] });
    expect(read.details.story?.url).toMatch(/^https:/);
  });

  test("that answers a story has its words and the reference", () => {
    expect(message("story-reply")).toMatchObject({
      kind: "storyReply",
      text: "Is this offer still on?",
      attachments: [],
      details: { story: { id: "17858893269000001" } },
      replyToExternalId: null,
    });
  });

  test("that answers another names it", () => {
    expect(message("reply-to-message")).toMatchObject({
      kind: "text",
      text: "Yes please",
      replyToExternalId: expect.stringMatching(/^aWdf/),
    });
  });

  test("from a quick reply says the button's words", () => {
    expect(message("quick-reply")).toMatchObject({
      kind: "buttonReply",
      text: "Morning",
      details: { button: { text: "Morning", payload: "SLOT_AM" } },
    });
  });

  test("from a tapped question is the patient's own, so it opens the window", () => {
    expect(message("postback")).toMatchObject({
      direction: "inbound",
      kind: "buttonReply",
      text: "Opening hours?",
      details: { button: { text: "Opening hours?", payload: "ICE_HOURS" } },
      at: new Date(1795166908000),
    });
  });

  test("that an ad led to keeps the ad's id as a string", () => {
    expect(message("ad-referral")).toMatchObject({
      kind: "text",
      text: "Is this available?",
      details: { referral: { adId: "120211122233344455", headline: "Whitening -20%" } },
    });
  });

  test.each([
    ["unsupported", {}],
    ["ephemeral", { unsupported: "ephemeral" }],
  ])("that is %s is a placeholder, never a blank bubble", (name, details) => {
    expect(message(name)).toMatchObject({ kind: "unsupported", text: "", details });
  });

  test("of which nothing is known to be shown is a placeholder", () => {
    const [empty, blank, strange] = posted(
      fromSam({ message: { mid: "a" } }),
      fromSam({ message: { mid: "b", text: " \u200B" } }),
      fromSam({ message: { mid: "c", attachments: [{ type: "hologram" }] } }),
    );
    expect(empty).toMatchObject({ kind: "unsupported" });
    expect(blank).toMatchObject({ kind: "unsupported" });
    expect(strange).toMatchObject({
      kind: "unsupported",
      details: { unsupported: "hologram" },
    });
  });
});

describe("an echo", () => {
  test("of our own send has the id that sending it answered", () => {
    expect(message("echo-own-send")).toMatchObject({
      direction: "echo",
      peer: contact(sam),
      text: "We have 14:00 free.",
    });
  });

  test("from the Instagram app belongs to the dialog with the recipient", () => {
    expect(message("echo-from-app")).toMatchObject({
      accountExternalId: dental,
      direction: "echo",
      peer: contact("8675309123456781"),
      text: "Replying from my phone",
    });
  });

  test("of an automatic card is a card with its title, and no empty bubble", () => {
    expect(message("echo-template")).toMatchObject({
      direction: "echo",
      kind: "template",
      text: "",
      details: { template: { title: "Pick a slot" } },
    });
  });

  test("of a message to ourselves is of no use", () => {
    const toSelf = { mid: "a", text: "note", is_echo: true, is_self: true };
    expect(
      posted({ ...fromSam({ message: toSelf }), sender: { id: dental } }),
    ).toMatchObject([{ type: "ignored", reason: "ownAccount" }]);
  });
});

describe("a mark on a message", () => {
  test("is a reaction of Sam's, or its taking away", () => {
    const react = only("react");
    expect(react).toMatchObject({
      type: "reaction",
      by: "inbound",
      emoji: "❤️",
      peer: contact(sam),
      at: new Date(1795166603000),
    });
    const unreact = only("unreact");
    expect(unreact).toMatchObject({ type: "reaction", by: "inbound", emoji: null });
    expect(react.eventKey).not.toBe(unreact.eventKey);
    expect(react.eventKey).toMatch(/^reaction:aWdf\w+:inbound:1795166603000:/);
  });

  test("on a message that nobody knows is still read", () => {
    expect(only("react-unknown")).toMatchObject({ type: "reaction", emoji: "🔥" });
  });

  test("without its emoji is known by its word, or kept as not understood", () => {
    const react = (reaction: string) =>
      posted(fromSam({ reaction: { mid: "m", action: "react", reaction } }))[0];
    expect(react("love")).toMatchObject({ type: "reaction", emoji: "❤️" });
    expect(react("other")).toMatchObject({ type: "unknown", reason: "noEmoji" });
  });

  test("is an edit, with its number", () => {
    const edit = only("message-edit");
    expect(edit).toMatchObject({
      type: "edit",
      text: "Hi! How much is a first consultation for two?",
      number: 1,
    });
    expect(edit.eventKey).toMatch(/^edit:aWdf\w+:1$/);
    const [third] = posted(
      fromSam({ message_edit: { mid: "m", text: "c", num_edit: "3" } }),
    );
    expect(third).toMatchObject({ type: "edit", number: 3, eventKey: "edit:m:3" });
  });

  test("is no edit where it only announces a new message", () => {
    expect(posted(fromSam({ message_edit: { mid: "m", num_edit: 0 } }))).toMatchObject([
      { type: "ignored", reason: "notEdited" },
    ]);
  });

  test("is an unsend, known or not, and its JSON has no words", () => {
    const original = message("unsend.1-original");
    expect(only("unsend.2-delete")).toMatchObject({
      type: "unsend",
      externalId: original.externalId,
      eventKey: `unsend:${original.externalId}`,
      payload: expect.not.stringContaining("PIN"),
    });
    expect(only("unsend-unknown")).toMatchObject({ type: "unsend" });
  });

  test("is that Sam has seen our messages", () => {
    const seen = only("seen");
    expect(seen).toMatchObject({ type: "seen", peer: contact(sam) });
    expect(seen.eventKey).toMatch(/^seen:aWdf/);
  });
});

describe("what is of no use", () => {
  test.each([
    ["referral", "referral"],
    ["handover", "handover"],
    ["request-thread-control", "handover"],
  ])("%s is kept with its reason and makes no bubble", (name, reason) => {
    expect(events(name)).toMatchObject([
      { type: "ignored", reason, accountExternalId: dental },
    ]);
  });

  test.each([
    ["dashboard-test", "dashboardTest"],
    ["comment-flat", "comment"],
    ["object-page", "notInstagram"],
  ])("%s is only counted", (name, reason) => {
    expect(open(name)).toEqual({ ok: true, events: [], tallied: [{ reason, count: 1 }] });
  });

  test("comments in the other form are counted too, and messages in it are read", () => {
    const opened = postedEntries({
      id: dental,
      changes: [
        { field: "comments", value: { text: "price?" } },
        { field: "mentions", value: {} },
        { field: "story_insights", value: {} },
        { field: "messages", value: fromSam({ message: { mid: "m", text: "Hello" } }) },
      ],
    });
    expect(opened.events).toMatchObject([{ type: "message", text: "Hello" }]);
    expect(opened.tallied).toEqual([
      { reason: "comment", count: 2 },
      { reason: "otherField", count: 1 },
    ]);
  });
});

describe("a post of many", () => {
  test("has five messages of three accounts, each with its own JSON alone", () => {
    const read = events("batch-5-entries-3-accounts").filter(
      ({ type }) => type === "message",
    );
    const texts = read.map((event) => (event.type === "message" ? event.text : ""));
    expect(new Set(read.map(({ accountExternalId }) => accountExternalId))).toEqual(
      new Set([dental, kids, aesthetics]),
    );
    for (const [index, event] of read.entries()) {
      const others = texts.filter((_, other) => other !== index);
      expect(
        others.filter((text) => event.payload.includes(JSON.stringify(text))),
      ).toEqual([]);
    }
    expect(read).toHaveLength(5);
  });

  test("keeps the time of each, whatever their order", () => {
    const read = events("batch-one-entry-unordered").map((event) =>
      event.type === "message"
        ? { text: event.text, at: event.at?.getTime() ?? 0 }
        : null,
    );
    const inTime = read.toSorted((a, b) => (a?.at ?? 0) - (b?.at ?? 0));
    expect(inTime.map((each) => each?.text)).toEqual(["first", "second", "third"]);
  });

  test("reads what is live and what is on standby", () => {
    expect(events("messaging-and-standby")).toMatchObject([
      { accountExternalId: kids, text: "live", peer: contact("3141592653589793") },
      { accountExternalId: kids, text: "standby", peer: contact("2718281828459045") },
    ]);
  });

  test("names the account of each, when one person writes to two", () => {
    expect(events("two-accounts-same-person")).toMatchObject([
      { accountExternalId: dental, peer: contact("2200113355779911"), text: "Hi dental" },
      {
        accountExternalId: kids,
        peer: contact("9911335577220044"),
        text: "Hi kids clinic",
      },
    ]);
  });

  test("of a thousand loses none", () => {
    const updates = Array.from({ length: 1000 }, (_, index) =>
      fromSam({ message: { mid: `m${index}`, text: `${index}` } }),
    );
    expect(new Set(posted(...updates).map(({ eventKey }) => eventKey)).size).toBe(1000);
  });

  test("loses no neighbour to an update that can't be read, and keeps that one too", () => {
    const read = posted(
      null,
      "text",
      fromSam({ message: { text: "no id" } }),
      fromSam({ message: { mid: "m", text: "Hello" } }),
      { message: { mid: "m2", text: "from nobody" } },
      fromSam({ brand_new: { a: 1 } }),
    );
    expect(read.map(({ type }) => type)).toEqual([
      "unknown",
      "unknown",
      "unknown",
      "message",
      "unknown",
      "unknown",
    ]);
    expect(new Set(read.map(({ eventKey }) => eventKey)).size).toBe(6);
    expect(read[5]?.payload).toContain("brand_new");
  });

  test("whose entry holds nothing that is known is kept, unless it names no account", () => {
    expect(postedEntries({ id: dental, novelty: [1] }).events).toMatchObject([
      { type: "unknown", reason: "noUpdates", accountExternalId: dental },
    ]);
    expect(postedEntries({ messaging: [] }, 7, null)).toEqual({
      ok: true,
      events: [],
      tallied: [{ reason: "notUnderstood", count: 3 }],
    });
  });

  test.each([
    ["none", {}],
    ["an empty list of them", { entry: [] }],
    ["no list", { entry: null }],
  ])("with %s leaves a trace all the same", (_, content) => {
    const body = JSON.stringify({ object: "instagram", ...content });
    expect(instagram.open(signedByMeta(body), [appSecret])).toEqual({
      ok: true,
      events: [],
      tallied: [{ reason: "notUnderstood", count: 1 }],
    });
  });
});

describe("strange values", () => {
  test("ids that came as numbers beyond 2^53 stay exact", () => {
    const body = `{"object":"instagram","entry":[{"id":${kids},"messaging":[{"sender":{"id":99887766554433221},
      "recipient":{"id":${kids}},"timestamp":1795165200000,
      "message":{"mid":"m","text":"\\"id\\":12345678901234567890"}}]}]}`;
    const [event] = eventsOf(instagram, signedByMeta(body), appSecret);
    expect(event).toMatchObject({
      accountExternalId: kids,
      peer: contact("99887766554433221"),
      text: '"id":12345678901234567890',
    });
    expect(event?.payload).toContain("99887766554433221");
  });

  test.each([
    ["in seconds", 1795165200, 1795165200000],
    ["as text", "1795165200000", 1795165200000],
    ["missing", undefined, 1795165200611],
    ["absurd", 8e15, 1795165200611],
    ["negative", -5, 1795165200611],
  ])(
    "a time that is %s is read as far as it goes, or the entry's stands",
    (_what, given, at) => {
      const [event] = posted({
        ...fromSam({ message: { mid: "m", text: "Hi" } }),
        timestamp: given,
      });
      expect(event).toMatchObject({ type: "message", at: new Date(at) });
    },
  );

  test("NUL and lone surrogates are replaced in the text and kept in the JSON", () => {
    const [event] = posted(fromSam({ message: { mid: "m", text: "a\u0000b\uD800c" } }));
    expect(event).toMatchObject({ text: "a\uFFFDb\uFFFDc" });
    expect(event?.payload).toContain(String.raw`a\u0000b\ud800c`);
  });
});

test.each(samples("instagram-"))(
  "%s reads the same again from each event's own JSON",
  (file) => {
    for (const event of eventsOf(instagram, delivery(file), appSecret)) {
      expect(instagram.reread(event.payload)).toEqual(event);
    }
  },
);
