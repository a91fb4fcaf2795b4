import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  accountSid,
  amelia,
  callbacks,
  clientOf,
  clinic,
  isSigned,
  reply,
  setTwilioStage,
  type TwilioStage,
} from "@/tests/support/standin/twilio/stage";

const stage = setTwilioStage();

describe("On demand", () => {
  beforeEach(() => stage.standin.write({ from: amelia, to: clinic, text: "Hello" }));

  it.each([
    [
      "429",
      { type: "status", status: 429, retryAfterSeconds: 7 },
      { status: 429, code: 20429 },
    ],
    ["503", { type: "status", status: 503 }, { status: 503, code: 20503 }],
    ["a gateway's page", { type: "html", status: 502 }, { status: 502 }],
    ["a reset", { type: "reset" }, { code: "ECONNRESET" }],
    ["silence", { type: "hang" }, { code: "ECONNABORTED" }],
  ] as const)(
    "Twilio answers with %s, takes nothing, and is well again",
    async (_, fault, error) => {
      stage.standin.fault("twilio.messages.create", fault);
      await expect(reply(stage)).rejects.toMatchObject(error);
      expect(stage.standin.sent()).toHaveLength(0);
      await expect(reply(stage)).resolves.toMatchObject({ status: "queued" });
    },
  );

  it.each([
    ["drops the line", { type: "accept-then-drop" }, "ECONNRESET"],
    ["answers too late", { type: "late", afterMs: 60_000 }, "ECONNABORTED"],
  ] as const)(
    "Twilio takes the message and %s: it is told by callback and in the list",
    async (_, fault, code) => {
      stage.standin.fault("twilio.messages.create", fault);
      await expect(reply(stage)).rejects.toMatchObject({ code });
      await stage.standin.settled();
      expect(callbacks(stage)).toHaveLength(3);
      const listed = await clientOf(stage).messages.list({
        to: `whatsapp:${amelia.phone}`,
      });
      expect(listed.map(({ body }) => body)).toEqual(["We have 14:00 free."]);
      expect(stage.standin.received[0]).toMatchObject({ status: null });
    },
  );

  it.each([
    ["out of order", { type: "reordered" }, "read sent delivered"],
    ["twice", { type: "duplicated" }, "sent sent delivered delivered read read"],
    ["in part", { type: "dropped", statuses: ["delivered", "read"] }, "sent"],
    ["as a failure", { type: "ended", status: "failed", code: 63013 }, "failed"],
  ] as const)("callbacks come %s", async (_, fault, expected) => {
    stage.standin.faultCallbacks(
      fault as Parameters<TwilioStage["standin"]["faultCallbacks"]>[0],
    );
    await reply(stage);
    await stage.standin.settled();
    expect(
      callbacks(stage)
        .map(({ params }) => params.MessageStatus)
        .join(" "),
    ).toBe(expected);
  });

  it("connections are refused, and taken again", async () => {
    await stage.standin.pause();
    await expect(reply(stage)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await stage.standin.resume();
    await expect(reply(stage)).resolves.toMatchObject({ status: "queued" });
  });
});

describe("The stand-in", () => {
  it("keeps its conversations in a file, and signs with a new token when it changes", async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "standin-")), "state.json");
    await stage.restart({ file });
    await stage.standin.write({ from: amelia, to: clinic, text: "Hello" });
    stage.standin.setAuthToken(accountSid, "a new token");
    await stage.restart({ file }, () => undefined);
    expect(stage.standin.conversation({ clinic, person: amelia.phone })).toMatchObject([
      { from: "patient", text: "Hello", webhook: { status: 200 } },
    ]);
    await stage.standin.write({ from: amelia, to: clinic, text: "Still me" });
    expect(isSigned(stage.hooks.at(-1), "a new token")).toBe(true);
    await expect(reply(stage, {}, "a new token")).resolves.toMatchObject({
      status: "queued",
    });
  });

  it("knows dialogs that were loaded elsewhere: the clinic may answer them", async () => {
    stage.standin.remember({
      direction: "inbound",
      phone: amelia.phone,
      clinic,
      text: "Hi",
      at: stage.now,
    });
    await reply(stage);
    await stage.standin.settled();
    expect(stage.standin.sent()[0]?.status).toBe("read");
    const told = new Set(stage.hooks.map(({ path }) => path.replace(/\?.*/, "")));
    expect([...told]).toEqual(["/api/webhooks/twilio/status"]);
  });

  it("is told by other processes what to do, and by no page in a browser", async () => {
    const written = await tell("twilio/write", {
      from: amelia,
      to: clinic,
      sample: "photo",
    });
    expect(await written.json()).toMatchObject({ webhook: { status: 200 } });
    const query = new URLSearchParams({ clinic, person: amelia.phone });
    const shown = await fetch(
      `${stage.standin.url}/_standin/twilio/conversation?${query}`,
    );
    expect(await shown.json()).toMatchObject({
      messages: [{ from: "patient", media: [{ contentType: "image/jpeg" }] }],
    });
    expect((await tell("twilio/write", { to: "nobody" })).status).toBe(400);
    expect((await tell("faults", {}, { origin: "https://evil.example" })).status).toBe(
      403,
    );
    expect((await tell("faults", {}, { "content-type": "text/plain" })).status).toBe(403);
  });
});

const tell = (control: string, body: object, headers = {}) =>
  fetch(`${stage.standin.url}/_standin/${control}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
