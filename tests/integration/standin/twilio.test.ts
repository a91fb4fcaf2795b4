import forwarded from "@/tests/support/samples/deliveries/twilio-forwarded-often.form.json";
import place from "@/tests/support/samples/deliveries/twilio-location-place.form.json";
import undelivered from "@/tests/support/samples/deliveries/twilio-status-63016-window.form.json";
import read from "@/tests/support/samples/deliveries/twilio-status-ok.3-read.form.json";
import voice from "@/tests/support/samples/deliveries/twilio-voice-note.form.json";
import { appUrl } from "@/tests/support/standin/stage";
import type { PatientMessage } from "@/tests/support/standin/twilio/inbound";
import {
  accountSid,
  amelia,
  callbacks,
  clientOf,
  clinic,
  isSigned,
  reply,
  setTwilioStage,
} from "@/tests/support/standin/twilio/stage";

const stage = setTwilioStage();

describe("A patient writes", () => {
  const samples: [string, Record<string, string>, Partial<PatientMessage>][] = [
    ["a text", forwarded, { text: forwarded.Body, extra: pick(forwarded, "Forwarded") }],
    ["a place", place, { location: placeOf(place) }],
    [
      "a voice note",
      voice,
      { media: [{ contentType: "audio/ogg", content: Buffer.from("OggS") }] },
    ],
  ];

  it.each(samples)(
    "and %s is posted with Twilio's parameters in Twilio's order",
    async (_, sample, message) => {
      const { params } = await stage.standin.write({
        from: amelia,
        to: clinic,
        ...message,
      });
      expect(Object.keys(params)).toEqual(Object.keys(sample));
      expect(withoutIds(params)).toEqual(withoutIds(sample));
    },
  );

  it("and the webhook is signed for the public address, though it is posted elsewhere", async () => {
    const { webhook } = await stage.standin.write({
      from: amelia,
      to: clinic,
      text: "Grüße 🦷",
    });
    expect(webhook).toMatchObject({ status: 200, tries: 1, error: null });
    expect(stage.hooks).toHaveLength(1);
    expect(isSigned(stage.hooks[0])).toBe(true);
    expect(isSigned(stage.hooks[0], "another token")).toBe(false);
  });

  it("hiding the phone: the user id alone is From, and both are one person", async () => {
    const hidden = { userId: "GB.77120099813350264418", profileName: "kit.reads" };
    const { params } = await stage.standin.write({
      from: hidden,
      to: clinic,
      text: "Hello",
    });
    expect(params.From).toBe("whatsapp:GB.77120099813350264418");
    expect(params).not.toHaveProperty("WaId");
    await stage.standin.write({
      from: { ...hidden, phone: amelia.phone },
      to: clinic,
      text: "Me",
    });
    expect(stage.standin.conversation({ clinic, person: hidden.userId })).toHaveLength(2);
    await reply(stage, { to: `whatsapp:${hidden.userId}` });
    await stage.standin.settled();
    expect(stage.standin.sent()[0]?.status).toBe("read");
  });

  it("while the clinic is down: one more try, and the message is still in Twilio's list", async () => {
    stage.leave();
    const { sid, webhook } = await stage.standin.write({
      from: amelia,
      to: clinic,
      text: "Anyone?",
    });
    expect(webhook).toMatchObject({ status: null, tries: 2, error: "ECONNREFUSED" });
    const listed = await clientOf(stage).messages.list({ to: `whatsapp:${clinic}` });
    expect(listed.map((message) => message.sid)).toEqual([sid]);
  });
});

describe("The clinic answers", () => {
  it("inside 24 hours: queued at once, then sent, delivered and read by signed callbacks", async () => {
    await stage.standin.write({ from: amelia, to: clinic, text: "Is 14:00 free?" });
    const message = await reply(stage);
    expect(message).toMatchObject({ status: "queued", dateSent: null, numMedia: "0" });
    await stage.standin.settled();
    const told = callbacks(stage);
    expect(told.map(({ params }) => params.MessageStatus)).toEqual([
      "sent",
      "delivered",
      "read",
    ]);
    expect(told.every((hook) => isSigned(hook))).toBe(true);
    expect(told[2]?.path).toBe("/api/webhooks/twilio/status?outbox=41");
    expect(Object.keys(told[2]?.params ?? {})).toEqual(Object.keys(read));
    expect(withoutIds(told[2]?.params ?? {})).toEqual(withoutIds(read));
    expect((await clientOf(stage).messages(message.sid).fetch()).status).toBe("read");
  });

  it("after 24 hours: words are undelivered with 63016, a template arrives", async () => {
    await stage.standin.write({ from: amelia, to: clinic, text: "Hello" });
    stage.now = new Date(stage.now.getTime() + 24 * 3_600_000);
    await reply(stage);
    await stage.standin.settled();
    expect(withoutIds(callbacks(stage)[0]?.params ?? {})).toEqual(
      withoutIds(undelivered),
    );
    const templates = await clientOf(stage).content.v1.contentAndApprovals.list();
    const template = templates.find(
      ({ friendlyName }) => friendlyName === "continue_conversation",
    );
    expect(template?.approvalRequests).toMatchObject({ status: "approved" });
    await reply(stage, {
      body: undefined,
      contentSid: template?.sid,
      contentVariables: '{"1":"Amelia"}',
    });
    await stage.standin.settled();
    expect(stage.standin.sent()[1]).toMatchObject({
      status: "read",
      body: expect.stringContaining("Amelia"),
    });
  });

  it.each([
    ["pending", "spring_check_up", '{"1":"Amelia"}', 63016],
    ["rejected", "whitening_offer", "{}", 63016],
    ["longer than 1024 signs", "results_ready", `{"1":"${"A".repeat(1000)}"}`, 63021],
  ])("after 24 hours with a template that is %s: undelivered", async (...asked) => {
    const [, name, contentVariables, code] = asked;
    const templates = await clientOf(stage).content.v1.contentAndApprovals.list();
    const template = templates.find(({ friendlyName }) => friendlyName === name);
    await reply(stage, { body: undefined, contentSid: template?.sid, contentVariables });
    await stage.standin.settled();
    expect(stage.standin.sent()[0]).toMatchObject({
      status: "undelivered",
      errorCode: code,
    });
  });

  it.each(["", "two\nlines", "a\ttab", "many     spaces", null])(
    "and is refused at once with a template that is filled in with %j",
    async (value) => {
      const [template] = await clientOf(stage).content.v1.contentAndApprovals.list();
      const contentVariables = JSON.stringify({ 1: value });
      const asked = { body: undefined, contentSid: template?.sid, contentVariables };
      await expect(reply(stage, asked)).rejects.toMatchObject({ code: 21656 });
    },
  );

  it("with a phone that is not open: it is read only when the phone shows it", async () => {
    await stage.restart({ reads: "when-opened" });
    await stage.standin.write({ from: amelia, to: clinic, text: "Hello" });
    await reply(stage);
    await stage.standin.settled();
    expect(stage.standin.sent()[0]?.status).toBe("delivered");
    expect(await stage.standin.markRead({ clinic, person: amelia.phone })).toBe(1);
    expect(callbacks(stage).at(-1)?.params.EventType).toBe("READ");
  });

  it("with a file that Twilio can't fetch: undelivered with 63019", async () => {
    await stage.standin.write({ from: amelia, to: clinic, text: "Hello" });
    await reply(stage, { body: undefined, mediaUrl: [`${appUrl}/gone.pdf`] });
    await stage.standin.settled();
    expect(stage.standin.sent()[0]).toMatchObject({
      status: "undelivered",
      errorCode: 63019,
      numMedia: 1,
    });
  });

  it.each([
    ["to nobody's number", { to: "whatsapp:+44XXXX" }, 21211],
    ["to a number without its channel", { to: amelia.phone }, 21211],
    ["from a number that is no sender", { from: "whatsapp:+442079460999" }, 63007],
    ["with nothing", { body: "" }, 21619],
    ["with 1601 characters", { body: "ä".repeat(1601) }, 21617],
    ["with a link that is none", { mediaUrl: ["letter.pdf"] }, 21620],
    ["with a template that is none", { contentSid: `HX${"0".repeat(32)}` }, 21655],
  ])("and is refused at once %s", async (_, change, code) => {
    await expect(reply(stage, change)).rejects.toMatchObject({ status: 400, code });
    expect(stage.standin.sent()).toHaveLength(0);
  });

  it("and is refused after STOP, until the patient writes START", async () => {
    await stage.standin.write({ from: amelia, to: clinic, text: "Stop" });
    await expect(reply(stage)).rejects.toMatchObject({ code: 21610 });
    await stage.standin.write({ from: amelia, to: clinic, text: "START" });
    await expect(reply(stage)).resolves.toMatchObject({ status: "queued" });
  });

  it("and is refused with a wrong token, and while the account is suspended", async () => {
    await expect(reply(stage, {}, "wrong")).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
    stage.standin.setAccountStatus(accountSid, "suspended");
    await expect(reply(stage)).rejects.toMatchObject({ code: 20005 });
    await expect(
      clientOf(stage).api.v2010.accounts(accountSid).fetch(),
    ).resolves.toMatchObject({
      status: "suspended",
      friendlyName: "Northgate Clinic",
    });
  });
});

/** What differs between one message and the next. */
const own = /^(.*Sid|ExternalUserId|MediaUrl\d)$/;
const withoutIds = (params: Record<string, string>) =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !own.test(name)));

function pick(sample: typeof forwarded, name: string) {
  const names = [name, "FrequentlyForwarded"] as (keyof typeof forwarded)[];
  return Object.fromEntries(names.map((one) => [one, sample[one]]));
}

function placeOf({ Latitude, Longitude, Address, Label }: typeof place) {
  return {
    latitude: Number(Latitude),
    longitude: Number(Longitude),
    address: Address,
    label: Label,
  };
}
