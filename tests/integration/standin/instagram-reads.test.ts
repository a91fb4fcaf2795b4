import { instagram } from "@/lib/channels/instagram";
import { dayMs } from "@/lib/durations";
import tooYoung from "@/tests/support/samples/answers/instagram-refresh-400-too-young.json";
import { chat, playOn } from "@/tests/support/standin/instagram/play";
import {
  dental,
  kids,
  senderOf,
  setInstagramStage,
} from "@/tests/support/standin/instagram/stage";

const stage = setInstagramStage();
const { write, reply, later, list, ask } = playOn(stage);

describe("The clinic asks", () => {
  it.each([
    ["flat", { ...dental }],
    ["in a list", { ...dental, wrapped: true }],
  ])(
    "who an account is: told %s, with an app-scoped id corrected",
    async (_, account) => {
      stage.standin.addInstagramAccount(account);
      const sender = senderOf(stage, { ...dental, id: dental.appScopedId });
      expect(await instagram.check(sender)).toEqual({
        ok: true,
        accountExternalId: dental.id,
        handle: "@northgate.dental",
        name: "Northgate Dental",
        notice: "idCorrected",
        pictureUrl: expect.stringContaining("northgate.dental"),
      });
    },
  );

  it("who an account is: a creator's is fine, a personal one isn't", async () => {
    stage.standin.addInstagramAccount({ ...dental, accountType: "MEDIA_CREATOR" });
    expect(await instagram.check(senderOf(stage))).toMatchObject({ ok: true });
    stage.standin.addInstagramAccount({ ...dental, accountType: "PERSONAL" });
    expect(await instagram.check(senderOf(stage))).toMatchObject({
      reason: "personalAccount",
    });
  });

  it.each([
    ["expired", "expireInstagramToken", "190/463"],
    ["revoked", "revokeInstagramToken", "190/467"],
  ] as const)(
    "with a token that is %s: 190, while patients still write",
    async (_, verb, code) => {
      const { igsid } = await write();
      stage.standin[verb](dental.id);
      expect(await reply(igsid)).toEqual({ outcome: "unauthorised", code });
      expect(await instagram.check(senderOf(stage))).toMatchObject({
        reason: "credentials",
      });
      expect((await write()).webhook).toMatchObject({ status: 200 });
      stage.standin.setInstagramToken(dental.id, "IGAAnewZDZD");
      const renewed = { ...dental, token: "IGAAnewZDZD" };
      expect(await reply(igsid, {}, renewed)).toMatchObject({ outcome: "sent" });
    },
  );

  it("for a person's profile: all of it, no name, none left, or no consent", async () => {
    const { igsid } = await write();
    const fields = "fields=name,username,profile_pic";
    const profile = () => ask({ path: `/${igsid}?${fields}` });
    const { setProfile } = stage.standin.instagram;
    const told = () =>
      instagram.profile?.(senderOf(stage), { kind: "igsid", value: igsid });
    expect(await profile()).toMatchObject({ name: "Sam Rivera", id: igsid });
    expect(await told()).toMatchObject({ name: "Sam Rivera", handle: "sam.rivera" });
    setProfile(chat, "nulls");
    expect(await profile()).toEqual({ name: null, username: "sam.rivera", id: igsid });
    setProfile(chat, "gone");
    expect(await profile()).toMatchObject({ error: { code: 100, error_subcode: 33 } });
    expect(await told()).toEqual({ profiled: "gone" });
    setProfile(chat, "consent");
    expect(await profile()).toMatchObject({ error: { code: 230 } });
    expect(await ask({ path: `/${igsid}?${fields}`, token: kids.token })).toMatchObject({
      error: { code: 100, error_subcode: 33 },
    });
  });

  it("for a new token: not within a day, then for 60 days, and the old one lives on", async () => {
    const refresh = (token: string) =>
      ask({
        path: `/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`,
        token: null,
      });
    expect(await instagram.renew?.(senderOf(stage))).toEqual({ renewed: "notYet" });
    expect(await refresh(dental.token)).toMatchObject({
      error: { message: tooYoung.error.message, code: tooYoung.error.code },
    });
    later(30 * dayMs);
    expect(await refresh(dental.token)).toMatchObject({ expires_in: 60 * 24 * 3600 });
    const renewal = await instagram.renew?.(senderOf(stage));
    const token = renewal?.renewed === "yes" ? renewal.secret : "";
    expect(await instagram.check(senderOf(stage))).toMatchObject({ ok: true });
    later(31 * dayMs);
    expect(await instagram.check(senderOf(stage))).toMatchObject({
      reason: "credentials",
    });
    const renewed = senderOf(stage, { ...dental, token });
    expect(await instagram.check(renewed)).toMatchObject({ ok: true });
    expect(await refresh(dental.token)).toMatchObject({ error: { error_subcode: 463 } });
    expect(JSON.stringify(stage.standin.received)).not.toContain(dental.token);
  });

  it("to be told of messages: subscribed, listed, ended", async () => {
    stage.standin.addInstagramAccount({ ...dental, subscribedFields: [] });
    const path = "/me/subscribed_apps";
    expect(await ask({ path })).toEqual({ data: [] });
    const fields = "messages,message_edit,messaging_seen";
    const subscribe = (names: string) =>
      ask({ method: "POST", path: `${path}?subscribed_fields=${names}` });
    expect(await subscribe("letters")).toMatchObject({ error: { code: 100 } });
    expect(await subscribe(fields)).toEqual({ success: true });
    expect(await ask({ path })).toEqual({
      data: [{ subscribed_fields: fields.split(",") }],
    });
    const { mid, webhook } = await write();
    expect(webhook).toMatchObject({ status: 200 });
    expect(await stage.standin.instagram.react({ mid, emoji: "👍" })).toMatchObject({
      error: "NOT_SUBSCRIBED",
    });
  });

  it("for its conversations: newest first, up to 20 messages, nothing that was taken back", async () => {
    const { igsid, mid } = await write({ text: "Minute 0", deliver: false });
    for (let minute = 1; minute <= 21; minute += 1) {
      later(60_000);
      await write({ text: `Minute ${minute}`, deliver: false });
    }
    await reply(igsid);
    await stage.standin.instagram.unsend(mid);
    await write({ account: kids.id, text: "For kids", deliver: false });
    const listed = await list(igsid);
    expect(listed).toHaveLength(20);
    expect(
      listed
        .slice(0, 2)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(["Minute 21", "We have 14:00 free."]);
    expect(listed.filter(({ direction }) => direction === "outbound")).toHaveLength(1);
    const { data, paging } = await ask({
      path: "/me/conversations?platform=instagram&fields=participants,updated_time&limit=1",
    });
    expect(data).toMatchObject([
      {
        updated_time: "2026-11-20T09:26:00+0000",
        participants: { data: [{ id: dental.id }, { id: igsid }] },
      },
    ]);
    expect(paging).not.toHaveProperty("next");
  });

  it("for its conversations: files, shares and stories as lists have them", async () => {
    const photo = { contentType: "image/png", content: Buffer.from("a photo") };
    const sent: [string, Parameters<typeof write>[0]][] = [
      ["image", { text: "", media: [photo] }],
      ["share", { text: "", share: { kind: "reel", title: "Smile" } }],
      ["storyReply", { story: { kind: "reply" } }],
      ["storyMention", { text: "", story: { kind: "mention" } }],
      ["unsupported", { text: "", extra: { is_unsupported: true } }],
    ];
    for (const [, message] of sent) {
      later(1000);
      await write(message);
    }
    const kinds = (await list()).map(({ kind }) => kind);
    expect(kinds.reverse()).toEqual(sent.map(([kind]) => kind));
  });

  it("for more conversations than a page holds", async () => {
    for (let person = 1; person <= 30; person += 1) {
      later(1000);
      await write({ from: { username: `patient.${person}` }, deliver: false });
    }
    expect(new Set((await list()).map(({ peer }) => peer.value)).size).toBe(30);
    const asked = stage.standin.received.filter(
      ({ kind }) => kind === "instagram.conversations",
    );
    expect(asked).toHaveLength(2);
  });

  it("for its conversations a third time in a second: it is told to slow down", async () => {
    const { igsid } = await write();
    await list(igsid);
    await list(igsid);
    const peer = { kind: "igsid" as const, value: igsid };
    const third = await instagram.list(senderOf(stage), { peer, since: new Date(0) });
    expect(third).toEqual({ ok: false, reason: "rate-limited" });
  });

  it("for its conversations, where the account goes by its app-scoped id", async () => {
    stage.standin.addInstagramAccount({ ...dental, listedBy: "appScopedId" });
    const { igsid } = await write();
    await reply(igsid);
    const listed = await list(igsid);
    expect(listed.map(({ direction }) => direction).sort()).toEqual([
      "inbound",
      "outbound",
    ]);
  });
});
