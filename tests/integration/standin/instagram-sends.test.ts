import { dayMs } from "@/lib/durations";
import ownEcho from "@/tests/support/samples/deliveries/instagram-echo-own-send.json";
import seen from "@/tests/support/samples/deliveries/instagram-seen.json";
import { chat, idOfSent, playOn, shapeOf } from "@/tests/support/standin/instagram/play";
import { instagramTroubles } from "@/tests/support/standin/instagram/problems";
import {
  dental,
  events,
  kids,
  sam,
  setInstagramStage,
} from "@/tests/support/standin/instagram/stage";
import { appUrl } from "@/tests/support/standin/stage";

const stage = setInstagramStage();
const { write, reply, later, list, ask } = playOn(stage);

describe("The clinic answers", () => {
  it("with words: an echo of the same id, then that Sam has seen it", async () => {
    const { igsid } = await write();
    const sent = await reply(igsid);
    await stage.standin.settled();
    expect(sent).toMatchObject({ outcome: "sent", status: "sent" });
    const externalId = "externalId" in sent ? sent.externalId : "";
    const [, echo, read] = stage.posts.map(({ body }) => JSON.parse(String(body)));
    expect([echo, read].map(shapeOf)).toEqual([ownEcho, seen].map(shapeOf));
    expect(events(stage).slice(1)).toMatchObject([
      { type: "message", direction: "echo", externalId, text: "We have 14:00 free." },
      { type: "seen", externalId },
    ]);
    expect(stage.standin.instagram.sent()).toMatchObject([{ mid: externalId, igsid }]);
  });

  it("with a file, fetched from the clinic while the send waits; a missing one is refused", async () => {
    const { igsid } = await write();
    const letter = (url: string) =>
      reply(igsid, { text: "", attachment: { url, contentType: "application/pdf" } });
    expect(await letter(`${appUrl}/letter.pdf`)).toMatchObject({ outcome: "sent" });
    expect(await letter(`${appUrl}/gone.pdf`)).toMatchObject({ code: "100/2018047" });
    expect(stage.standin.instagram.conversation(chat).at(-1)).toMatchObject({
      from: "clinic",
      media: [{ contentType: "application/pdf" }],
    });
  });

  it("with a file that was uploaded before, and with a reaction of its own", async () => {
    const { igsid, mid } = await write();
    const recipient = { id: igsid };
    const payload = { url: `${appUrl}/letter.pdf` };
    const { attachment_id } = await ask({
      method: "POST",
      path: "/me/message_attachments",
      body: {
        message: { attachment: { type: "file", payload } },
      },
    });
    const message = { attachment: { type: "file", payload: { attachment_id } } };
    await ask({
      method: "POST",
      path: `/${dental.appScopedId}/messages`,
      body: { recipient, message },
    });
    await ask({
      method: "POST",
      path: "/me/messages",
      body: {
        recipient,
        sender_action: "react",
        payload: { message_id: mid, reaction: "love" },
      },
    });
    expect(stage.standin.instagram.conversation(chat)).toMatchObject([
      { reactions: { clinic: "love" } },
      { media: [{ contentType: "application/pdf" }] },
    ]);
  });

  it("too late: after 24 hours only as a person with permission, after 7 days not at all", async () => {
    const { igsid } = await write();
    later(dayMs);
    const closed = { outcome: "window-closed", code: "10/2534022" };
    expect(await reply(igsid)).toEqual(closed);
    expect(await reply(igsid, { humanAgent: true })).toMatchObject({ outcome: "sent" });
    stage.standin.addInstagramAccount({ ...dental, humanAgent: false });
    expect(await reply(igsid, { humanAgent: true })).toMatchObject({ code: "10" });
    stage.standin.addInstagramAccount(dental);
    later(6 * dayMs);
    expect(await reply(igsid, { humanAgent: true })).toEqual(closed);
  });

  it("with more than 1000 bytes, or to nobody: refused by Meta too", async () => {
    const { igsid } = await write();
    const send = (id: string, text: string) =>
      ask({
        method: "POST",
        path: "/me/messages",
        body: { recipient: { id }, message: { text } },
      });
    expect(await send(igsid, "ж".repeat(500))).toHaveProperty("message_id");
    expect(await send(igsid, "ж".repeat(501))).toMatchObject({
      error: {
        code: 100,
        message: expect.stringContaining("less than or equal to 1000"),
      },
    });
    expect(await send("123", "Hello")).toMatchObject({
      error: { error_subcode: 2534014 },
    });
    expect(
      await ask({ method: "POST", path: `/${kids.id}/messages`, body: {} }),
    ).toMatchObject({
      error: { code: 100, error_subcode: 33 },
    });
  });

  it("in the Instagram app: an echo that the product never sent", async () => {
    await write();
    const { mid } = await stage.standin.instagram.answerFromApp({
      account: dental.id,
      to: sam.username,
      text: "From my phone",
    });
    expect(events(stage)[1]).toMatchObject({ direction: "echo", externalId: mid });
    expect(stage.standin.instagram.sent()).toEqual([]);
  });

  it("and Sam sees it on opening the chat: the newest is named, once", async () => {
    await stage.restart({ reads: "when-opened" });
    const { igsid } = await write();
    await reply(igsid);
    later(1000);
    const sent = await reply(igsid);
    await stage.standin.settled();
    expect(events(stage).map(({ type }) => type)).not.toContain("seen");
    await stage.standin.instagram.open(chat);
    expect(events(stage).at(-1)).toMatchObject({ type: "seen", ...idOfSent(sent) });
    expect(await stage.standin.instagram.open(chat)).toBeNull();
  });
});

describe("On demand", () => {
  it.each([
    ["613", "tooFast", { outcome: "rate-limited", code: "613/2534040" }],
    ["code 4", "appLimit", { outcome: "rate-limited", code: "4" }],
    ["551", "unavailable", { outcome: "refused", code: "551/1545041" }],
    ["words in Romanian", "windowInRomanian", { outcome: "window-closed" }],
    ["withdrawn access", "accessWithdrawn", { outcome: "unauthorised" }],
    ["code 1", "unknownError", { outcome: "unknown", code: "1/1357046" }],
    ["code 2", "transient", { outcome: "unknown", code: "2" }],
    ["a page", "page", { outcome: "unknown", code: null }],
  ] as const)(
    "Meta answers a send with %s, and is well again",
    async (_, name, outcome) => {
      const { igsid } = await write();
      const answer = instagramTroubles[name];
      stage.standin.fault("instagram.messages.create", { type: "answer", answer });
      expect(await reply(igsid)).toMatchObject(outcome);
      expect(stage.standin.instagram.sent()).toEqual([]);
      expect(await reply(igsid)).toMatchObject({ outcome: "sent" });
    },
  );

  it("the line is cut after Meta took the message: its echo and the list still tell", async () => {
    const { igsid } = await write();
    stage.standin.fault("instagram.messages.create", { type: "accept-then-drop" });
    expect(await reply(igsid)).toEqual({ outcome: "unknown", code: null });
    await stage.standin.settled();
    expect(events(stage)[1]).toMatchObject({ direction: "echo" });
    const listed = await list(igsid);
    expect(listed.map(({ text }) => text)).toContain("We have 14:00 free.");
  });

  it.each([
    ["before the answer of the send", { type: "before-answer" }, 1, 1],
    ["late", { type: "late", byMs: 150 }, 0, 1],
    ["never", { type: "dropped" }, 0, 0],
    ["twice", { type: "duplicated" }, 0, 2],
  ] as const)("the echo comes %s", async (_, fault, atAnswer, atLast) => {
    await stage.restart({ reads: "when-opened", pace: { sentMs: 20 } });
    const { igsid } = await write();
    stage.standin.instagram.faultEchoes(fault);
    const echoes = () =>
      events(stage).filter((event) => "direction" in event && event.direction === "echo");
    await reply(igsid);
    expect(echoes()).toHaveLength(atAnswer);
    await stage.standin.settled();
    expect(echoes()).toHaveLength(atLast);
  });
});
