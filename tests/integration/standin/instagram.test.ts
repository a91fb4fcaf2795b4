import { instagram } from "@/lib/channels/instagram";
import edited from "@/tests/support/samples/deliveries/instagram-message-edit.json";
import taken from "@/tests/support/samples/deliveries/instagram-react.json";
import quoted from "@/tests/support/samples/deliveries/instagram-reply-to-message.json";
import post from "@/tests/support/samples/deliveries/instagram-share-and-ig-post.json";
import mention from "@/tests/support/samples/deliveries/instagram-story-mention.json";
import storyReply from "@/tests/support/samples/deliveries/instagram-story-reply.json";
import words from "@/tests/support/samples/deliveries/instagram-text-basic.json";
import untaken from "@/tests/support/samples/deliveries/instagram-unreact.json";
import deleted from "@/tests/support/samples/deliveries/instagram-unsend.2-delete.json";
import voice from "@/tests/support/samples/deliveries/instagram-voice.json";
import { chat, playOn, shapeOf } from "@/tests/support/standin/instagram/play";
import {
  appSecret,
  dental,
  events,
  kids,
  sam,
  setInstagramStage,
  verifyToken,
} from "@/tests/support/standin/instagram/stage";
import type { PatientMessage } from "@/tests/support/standin/instagram/write";
import { led } from "@/tests/support/standin/stage";

const stage = setInstagramStage();
const { write, reply, ask } = playOn(stage);

const lastPost = () => JSON.parse(String(stage.posts.at(-1)?.body));

describe("Sam writes", () => {
  const audio = { contentType: "audio/mp4", content: Buffer.from("ftyp") };
  const samples: [string, object, Partial<PatientMessage>][] = [
    ["words", words, {}],
    ["a voice note", voice, { text: "", media: [audio] }],
    ["a quoted reply", quoted, { replyToMid: "a mid" }],
    ["an answer to a story", storyReply, { story: { kind: "reply" } }],
    ["a mention in a story", mention, { text: "", story: { kind: "mention" } }],
    ["a post", post, { text: "", share: { kind: "post", title: "Before / after" } }],
  ];

  it.each(samples)("%s, posted in Meta's shape", async (_, sample, message) => {
    await write(message);
    expect(shapeOf(lastPost())).toEqual(shapeOf(sample));
  });

  it("with emoji and slashes: escaped as Meta does, and signed over the very bytes", async () => {
    const { webhook } = await write({ text: "Grüße 🦷 and/or" });
    expect(webhook).toMatchObject({ status: 200, tries: 1 });
    const [{ body, headers } = { body: Buffer.of(), headers: {} }] = stage.posts;
    expect(String(body)).toContain("Gr\\u00fc\\u00dfe \\ud83e\\uddb7 and\\/or");
    expect(headers["content-type"]).toBe("application/json");
    expect(events(stage)).toMatchObject([{ type: "message", text: "Grüße 🦷 and/or" }]);
    const raw = { url: "", body, header: (name: string) => headers[name] ?? null };
    expect(instagram.open(raw, ["another secret"])).toMatchObject({ reason: "forged" });
  });

  it("to two accounts: two ids, too long for a number, and each knows its own Sam", async () => {
    const [one, other] = [await write(), await write({ account: kids.id })];
    expect(one.igsid).not.toBe(other.igsid);
    expect((await write()).igsid).toBe(one.igsid);
    expect(Number.isSafeInteger(Number(one.igsid))).toBe(false);
    expect(await reply(other.igsid)).toEqual({ outcome: "refused", code: "100/2534014" });
    expect(await reply(other.igsid, {}, kids)).toMatchObject({ outcome: "sent" });
  });

  it("a photo: its link gives the bytes without a token, and nothing with another signature", async () => {
    const content = Buffer.from("a photo");
    await write({ media: [{ contentType: "image/png", content }] });
    const { url } = lastPost().entry[0].messaging[0].message.attachments[0].payload;
    const file = await fetch(led(stage, url));
    expect(file.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
    expect((await fetch(`${led(stage, url)}x`)).status).toBe(403);
    expect(stage.standin.received.at(-1)).toMatchObject({
      kind: "instagram.media.bytes",
      authorised: false,
    });
  });

  it("reacts, changes the emoji, takes it away, edits and unsends", async () => {
    const { mid } = await write();
    const { react, edit, unsend } = stage.standin.instagram;
    const shapes: unknown[] = [];
    for (const deed of [
      () => react({ mid, emoji: "❤️" }),
      () => react({ mid, emoji: null }),
      () => edit({ mid, text: "Hello there" }),
      () => unsend(mid),
    ]) {
      await deed();
      shapes.push(shapeOf(lastPost()));
    }
    expect(shapes).toEqual([taken, untaken, edited, deleted].map(shapeOf));
    expect(events(stage)).toMatchObject([
      { type: "message" },
      { type: "reaction", by: "inbound", emoji: "❤️" },
      { type: "reaction", emoji: null },
      { type: "edit", text: "Hello there", number: 1 },
      { type: "unsend", externalId: mid },
    ]);
    expect(stage.standin.instagram.conversation(chat)).toMatchObject([
      { mid, text: "", isUnsent: true, isEdited: true, reactions: { patient: null } },
    ]);
  });

  it("while the clinic fails: the post comes again with its own time, and then no more", async () => {
    stage.statuses = [500, 503];
    expect((await write()).webhook).toMatchObject({ status: 200, tries: 3 });
    expect(new Set(events(stage).map(({ eventKey }) => eventKey)).size).toBe(1);
    stage.statuses = [500, 500, 500, 500];
    expect((await write()).webhook).toMatchObject({ status: 500, tries: 3 });
  });

  it("and a lost webhook leaves the message at Instagram alone, until it is told again", async () => {
    const { mid, webhook } = await write({ deliver: false });
    expect(webhook).toMatchObject({ tries: 0, error: "LOST" });
    expect(stage.posts).toHaveLength(0);
    await stage.standin.instagram.redeliver(mid);
    expect(events(stage)).toMatchObject([{ externalId: mid }]);
  });
});

describe("One post", () => {
  it("tells what happened at several accounts, in order, an entry for each turn", async () => {
    const { mids } = await stage.standin.instagram.batch([
      { write: { account: dental.id, from: sam, text: "A one" } },
      { write: { account: dental.id, from: { username: "kit.reads" }, text: "A two" } },
      { write: { account: kids.id, from: sam, text: "B one" } },
      { answerFromApp: { account: dental.id, to: sam.username, text: "A three" } },
    ]);
    await stage.standin.settled();
    const entries = JSON.parse(String(stage.posts[0]?.body)).entry;
    expect(entries.map(({ id }: { id: string }) => id)).toEqual([
      dental.id,
      kids.id,
      dental.id,
    ]);
    const told = events(stage).filter(({ type }) => type === "message");
    expect(told).toMatchObject(mids.map((externalId) => ({ externalId })));
    expect(told.at(-1)).toMatchObject({ direction: "echo", text: "A three" });
  });

  it("of any other content is signed all the same", async () => {
    await stage.standin.instagram.deliverRaw({ object: "page", entry: [] });
    await stage.standin.instagram.deliverRaw('{ "object": "instagram", "entry": [] }');
    expect(events(stage)).toEqual([]);
    expect(stage.posts).toHaveLength(2);
  });

  it("comes only where a secret is set and the account is subscribed", async () => {
    await ask({ method: "DELETE", path: "/me/subscribed_apps" });
    expect((await write()).webhook).toMatchObject({ error: "NOT_SUBSCRIBED" });
    await stage.restart({ instagram: {} });
    expect((await write()).webhook).toMatchObject({ error: "NO_APP" });
    stage.standin.setInstagramApp({ appSecret });
    expect((await write()).webhook).toMatchObject({ status: 200 });
  });

  it("is preceded by a handshake", async () => {
    const { checkCallback } = stage.standin.instagram;
    expect(await checkCallback(verifyToken)).toEqual({ status: 200, isVerified: true });
    expect(await checkCallback("another")).toEqual({ status: 403, isVerified: false });
  });
});
