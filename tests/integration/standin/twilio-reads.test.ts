import { appUrl, led } from "@/tests/support/standin/stage";
import {
  accountSid,
  amelia,
  authToken,
  clientOf,
  clinic,
  setTwilioStage,
} from "@/tests/support/standin/twilio/stage";

const stage = setTwilioStage();

describe("The clinic asks", () => {
  it("for its senders: each with its state and its webhook", async () => {
    stage.standin.addSender({
      accountSid,
      number: "+447700900101",
      name: "Northgate East",
      callbackUrl: null,
    });
    stage.standin.setSenderStatus(clinic, "OFFLINE");
    const senders = await clientOf(stage).messaging.v2.channelsSenders.list({
      channel: "whatsapp",
    });
    expect(senders).toMatchObject([
      {
        senderId: `whatsapp:${clinic}`,
        status: "OFFLINE",
        webhook: { callbackUrl: `${appUrl}/api/webhooks/twilio/inbound` },
        offlineReasons: [{ code: "63020" }],
      },
      {
        senderId: "whatsapp:+447700900101",
        status: "ONLINE",
        webhook: { callbackUrl: null },
      },
    ]);
  });

  it("for its messages: newest first, since a time, in pages that new messages don't shift", async () => {
    for (const minute of [1, 2, 3, 4, 5]) {
      stage.now = new Date(`2026-11-20T10:0${minute}:30.750Z`);
      await stage.standin.write({
        from: amelia,
        to: clinic,
        text: `Minute ${minute}`,
        deliver: false,
      });
    }
    const list = (query: object) =>
      clientOf(stage).messages.list({ to: `whatsapp:${clinic}`, ...query });
    const bodies = async (query: object) =>
      (await list(query)).map(({ body }) => body.at(-1)).join("");
    expect(await bodies({ pageSize: 2 })).toBe("54321");
    expect(await bodies({ dateSentAfter: new Date("2026-11-20T10:03:30Z") })).toBe("543");
    expect(await bodies({ dateSentBefore: new Date("2026-11-20T10:02:30Z") })).toBe("21");
    expect(await bodies({ dateSent: new Date("2026-11-20T10:04:30Z") })).toBe("4");
    expect(await bodies({ from: "whatsapp:+447700900999" })).toBe("");
    const first = await clientOf(stage).messages.page({ pageSize: 2 });
    await stage.standin.write({
      from: amelia,
      to: clinic,
      text: "Minute 6",
      deliver: false,
    });
    const second = await first.nextPage();
    expect(second?.instances.map(({ body }) => body)).toEqual(["Minute 3", "Minute 2"]);
  });

  it("for a patient's file: with the token it is sent on to an address that wants none", async () => {
    const content = Buffer.from("%PDF-1.4 …");
    const letter = { contentType: "application/pdf", content, fileName: "letter.pdf" };
    const { params } = await stage.standin.write({
      from: amelia,
      to: clinic,
      media: [letter],
    });
    expect(params).toMatchObject({
      Body: "letter.pdf",
      MessageType: "document",
      NumMedia: "1",
    });
    expect((await get(params.MediaUrl0)).status).toBe(401);
    const redirect = await get(params.MediaUrl0, authToken);
    expect(redirect.status).toBe(307);
    const location = redirect.headers.get("location") ?? "";
    expect(location).toMatch(/^https:\/\/mms\.twiliocdn\.com\//);
    const file = await get(location);
    expect(file.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
    expect(stage.standin.received.at(-1)).toMatchObject({
      kind: "twilio.media.bytes",
      authorised: false,
    });
  });
});

function get(realUrl = "", token?: string) {
  const credentials = Buffer.from(`${accountSid}:${token}`).toString("base64");
  const headers = token ? { authorization: `Basic ${credentials}` } : undefined;
  return fetch(led(stage, realUrl), { redirect: "manual", ...(headers && { headers }) });
}
