import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { instagram } from "@/lib/channels/instagram";
import { idOfSent, playOn } from "@/tests/support/standin/instagram/play";
import {
  dental,
  events,
  sam,
  senderOf,
  setInstagramStage,
} from "@/tests/support/standin/instagram/stage";

const stage = setInstagramStage();
const { write, reply, list } = playOn(stage);

describe("The stand-in", () => {
  it("keeps accounts, tokens and conversations in its file, beside Twilio's", async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "standin-")), "state.json");
    await stage.restart({ file });
    const { igsid } = await write();
    stage.standin.setInstagramToken(dental.id, "IGAAnewZDZD");
    await stage.restart({ file, instagram: {} }, () => undefined);
    const renewed = { ...dental, token: "IGAAnewZDZD" };
    expect(await reply(igsid, {}, renewed)).toMatchObject({ outcome: "sent" });
    expect(await reply(igsid)).toMatchObject({ code: "190/467" });
    await stage.standin.settled();
    expect(events(stage).at(-1)).toMatchObject({ type: "seen" });
  });

  it("goes on with an echo that was on its way when it stopped", async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "standin-")), "state.json");
    await stage.restart({ file, pace: { sentMs: 60_000 } });
    const sent = await reply((await write()).igsid);
    await stage.restart({ file }, () => undefined);
    await stage.standin.settled();
    expect(events(stage).slice(1)).toMatchObject([
      { direction: "echo", ...idOfSent(sent) },
      { type: "seen", ...idOfSent(sent) },
    ]);
  });

  it("knows dialogs that were loaded elsewhere: the clinic may answer them", async () => {
    const past = { account: dental.id, person: sam, at: stage.now };
    const { remember } = stage.standin.instagram;
    remember({ ...past, direction: "outbound", text: "Hello Sam", mid: "a mid" });
    remember({ ...past, direction: "inbound", text: "Hi" });
    const [{ peer } = { peer: null }] = await list();
    expect(await reply(peer?.value ?? "")).toMatchObject({ outcome: "sent" });
  });

  it("is told by other processes what a patient does", async () => {
    const from = { username: "kit.reads", name: "Kit" };
    const wrote = await control("write", { account: dental.id, from, sample: "photo" });
    expect(wrote.body).toMatchObject({ webhook: { status: 200 } });
    const { mid } = wrote.body;
    await control("react", { mid, emoji: "🔥" });
    await control("write", {
      account: dental.id,
      from,
      text: "!",
      story: { kind: "reply" },
    });
    await control("answer-from-app", {
      account: dental.id,
      to: "kit.reads",
      text: "Yes",
    });
    await control("open", { account: dental.id, person: "kit.reads" });
    const shown = await read("conversation", { account: dental.id, person: "kit.reads" });
    expect(shown.messages).toMatchObject([
      { media: [{ contentType: "image/jpeg" }], reactions: { patient: "🔥" } },
      { story: "reply" },
      { from: "clinic", origin: "app", isSeen: true },
    ]);
    await control("unsend", { mid });
    expect((await read("accounts", {})).accounts).toHaveLength(2);
    expect((await read("people", { account: dental.id })).people).toMatchObject([from]);
    expect((await control("unsend", { mid: "none" })).status).toBe(404);
    expect((await control("react", { mid, emoji: 1 })).status).toBe(400);
    await control("faults", { on: "instagram.me", answer: "tooFast" });
    expect(await instagram.check(senderOf(stage))).toMatchObject({
      reason: "rateLimited",
    });
  });
});

async function control(name: string, body: object) {
  const response = await fetch(`${stage.standin.url}/_standin/instagram/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function read(name: string, query: Record<string, string>) {
  const url = `${stage.standin.url}/_standin/instagram/${name}`;
  return (await fetch(`${url}?${new URLSearchParams(query)}`)).json();
}
