import type { Outbound, Sender } from "@/lib/channels/asked";
import { gaveUp } from "@/lib/channels/not-sent";
import { twilioWhatsApp } from "@/lib/channels/twilio";
import { answer, world } from "./deliveries";
import { nobodysUrl, startProvider } from "./provider";

const { accountSid, authToken } = world.twilio;
const provider = startProvider();
const toAmelia: Outbound = {
  to: { kind: "phone", value: "+447700900123" },
  text: "We have 14:00 free.",
};

const clinic = (more: Partial<Sender> = {}): Sender => ({
  accountExternalId: "+442079460018",
  credentialExternalId: accountSid,
  secret: authToken,
  standinUrl: provider.url(),
  ...more,
});

describe("sending", () => {
  const send = (outbound: Partial<Outbound> = {}, sender = clinic()) =>
    twilioWhatsApp.send(sender, { ...toAmelia, ...outbound });

  test("posts a text from the clinic's sender to Amelia and learns its id", async () => {
    provider.answers(201, answer("twilio-create-201.json"));
    const statusUrl = "https://clinic.example/api/webhooks/twilio/status?outbox=7";
    expect(await send({ statusUrl })).toEqual({
      outcome: "sent",
      externalId: "SM631a12754e141ef9e1de821b3a6d084c",
      status: "queued",
    });
    const [asked] = provider.asked;
    expect(asked?.method).toBe("POST");
    expect(asked?.path).toBe(
      `/api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`,
    );
    expect(asked?.headers.authorization).toBe(
      `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
    );
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      To: "whatsapp:+447700900123",
      From: "whatsapp:+442079460018",
      Body: "We have 14:00 free.",
      StatusCallback: statusUrl,
    });
  });

  test("posts one file with its caption, or alone", async () => {
    provider.answers(201, answer("twilio-create-media-201.json"));
    const attachment = {
      url: "https://files.example/x.pdf",
      contentType: "application/pdf",
    };
    await send({ attachment });
    await send({ attachment, text: "" });
    const bodies = provider.asked.map(({ body }) => new URLSearchParams(body));
    expect(bodies.map((body) => body.getAll("MediaUrl"))).toEqual([
      ["https://files.example/x.pdf"],
      ["https://files.example/x.pdf"],
    ]);
    expect(bodies.map((body) => body.get("Body"))).toEqual(["We have 14:00 free.", null]);
  });

  test("answers a person who hides the phone by the user id, without a plus", async () => {
    provider.answers(201, answer("twilio-create-bsuid-201.json"));
    await send({ to: { kind: "userId", value: "GB.77120099813350264418" } });
    const body = new URLSearchParams(provider.asked[0]?.body);
    expect(body.get("To")).toBe("whatsapp:GB.77120099813350264418");
  });

  test.each([
    [400, "twilio-create-400-21211.json", { outcome: "refused", code: "21211" }],
    [400, "twilio-create-400-21610.json", { outcome: "refused", code: "21610" }],
    [400, "twilio-create-400-21617.json", { outcome: "refused", code: "21617" }],
    [400, "twilio-create-400-63007.json", { outcome: "refused", code: "63007" }],
    [401, "twilio-401-20003.json", { outcome: "unauthorised", code: "20003" }],
    [503, "twilio-503-20503.json", { outcome: "unknown", code: "20503" }],
    [502, "twilio-502-html.txt", { outcome: "unknown", code: null }],
  ])("an answer of %i with %s is told as it is", async (status, file, outcome) => {
    provider.answers(status, answer(file));
    expect(await send()).toEqual(outcome);
  });

  test.each([
    [400, '{"code":63016,"status":400}', { outcome: "window-closed", code: "63016" }],
    [401, "", { outcome: "unauthorised", code: "20003" }],
    [403, '{"code":20003,"status":403}', { outcome: "unauthorised", code: "20003" }],
    [404, "<html>", { outcome: "refused", code: "http404" }],
    [408, "", { outcome: "unknown", code: null }],
    [500, '{"code":20500,"status":500}', { outcome: "unknown", code: "20500" }],
    [500, "", { outcome: "unknown", code: null }],
    [201, '{"sid":', { outcome: "unknown", code: null }],
    [201, "{}", { outcome: "unknown", code: null }],
    [201, "null", { outcome: "unknown", code: null }],
    [200, "<html>Sign in to this network</html>", { outcome: "unknown", code: null }],
  ])("an answer of %i with %p is told as it is", async (status, body, outcome) => {
    provider.answers(status, body);
    expect(await send()).toEqual(outcome);
  });

  test("too fast is told with the time to wait, and is not tried again by itself", async () => {
    provider.answers(429, answer("twilio-429-20429.json"), { "retry-after": "3" });
    expect(await send()).toEqual({
      outcome: "rate-limited",
      code: "20429",
      retryAfterMs: 3000,
    });
    provider.answers(429, '{"code":63038,"status":429}', { "retry-after": "soon" });
    expect(await send()).toEqual({
      outcome: "rate-limited",
      code: "63038",
      retryAfterMs: null,
    });
    expect(provider.asked).toHaveLength(2);
  });

  test("a time to wait that no clock reaches is an hour", async () => {
    const hour = { outcome: "rate-limited", retryAfterMs: 3_600_000 };
    for (const seconds of ["99999999999", "1e300", "Infinity"]) {
      provider.answers(429, '{"code":20429,"status":429}', { "retry-after": seconds });
      expect(await send()).toMatchObject(hour);
    }
  });

  test("a redirect is not followed: the credentials go nowhere else", async () => {
    provider.answers(307, "", { location: "/elsewhere" });
    expect(await send()).toEqual({ outcome: "unknown", code: null });
    expect(provider.asked).toHaveLength(1);
  });

  test("a connection that is reset, or an answer that breaks off, leaves it unknown", async () => {
    provider.plays((_response, _asked, request) => request.socket.resetAndDestroy());
    expect(await send()).toEqual({ outcome: "unknown", code: null });
    provider.plays((_response, _asked, request) => request.socket.destroy());
    expect(await send()).toEqual({ outcome: "unknown", code: null });
    provider.plays((response) => {
      response.writeHead(201, { "content-length": "1000" });
      response.write('{"sid":"SM', () => response.destroy());
    });
    expect(await send()).toEqual({ outcome: "unknown", code: null });
  });

  test("an answer that never comes leaves it unknown after ten seconds, and says that it was given up", async () => {
    provider.plays(() => undefined);
    expect(await send()).toEqual({ outcome: "unknown", code: gaveUp });
  }, 15_000);

  test("where nobody listens nothing was sent", async () => {
    expect(await send({}, clinic({ standinUrl: await nobodysUrl() }))).toEqual({
      outcome: "unreachable",
    });
  });

  test("credentials that can't be any are refused without asking", async () => {
    const outcome = { outcome: "unauthorised", code: "20003" };
    expect(await send({}, clinic({ credentialExternalId: "SK1" }))).toEqual(outcome);
    expect(await send({}, clinic({ secret: "" }))).toEqual(outcome);
    expect(provider.asked).toEqual([]);
  });
});

describe("listing", () => {
  const since = new Date("2026-11-20T09:00:00Z");
  const peer = toAmelia.to;
  const asText = { kind: "text", details: {}, attachments: [], filesUnlisted: 0 };
  const outbound = JSON.parse(answer("twilio-message-undelivered-200.json"));
  const inbound = {
    ...outbound,
    sid: "SM0000000000000000000000000000000a",
    direction: "inbound",
    from: outbound.to,
    to: outbound.from,
    body: "Is\u0000 14:00 free?",
    status: "received",
    error_code: null,
    date_sent: "Fri, 20 Nov 2026 09:03:00 +0000",
  };
  const old = { ...outbound, sid: "SMold", date_sent: "Fri, 20 Nov 2026 08:59:00 +0000" };
  const queued = { ...outbound, sid: "SMqueued", status: "queued", date_sent: null };

  beforeEach(() => {
    provider.plays((response, { query }) => {
      const isInbound = query.get("To") === "whatsapp:+442079460018";
      const messages = isInbound ? [inbound] : [old, queued, outbound];
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ messages, page: 0, page_size: 200 }));
    });
  });

  test("finds both sides of a dialog since a time, newest first", async () => {
    expect(await twilioWhatsApp.list(clinic(), { peer, since })).toEqual({
      ok: true,
      messages: [
        {
          externalId: outbound.sid,
          direction: "outbound",
          peer,
          ...asText,
          text: "We have 14:00 free.",
          at: new Date("2026-11-20T09:05:01Z"),
          status: "failed",
          errorCode: "63016",
        },
        expect.objectContaining({ externalId: "SMqueued", status: "queued" }),
        {
          externalId: inbound.sid,
          direction: "inbound",
          peer,
          ...asText,
          text: "Is\uFFFD 14:00 free?",
          at: new Date("2026-11-20T09:03:00Z"),
          status: null,
          errorCode: null,
        },
      ],
      isWhole: true,
    });
    const asked = provider.asked.map(({ query }) => [query.get("From"), query.get("To")]);
    expect(asked.sort()).toEqual([
      ["whatsapp:+442079460018", "whatsapp:+447700900123"],
      ["whatsapp:+447700900123", "whatsapp:+442079460018"],
    ]);
  });

  test.each([
    ["where older ones are on the first page, is the whole of it", [old, outbound], true],
    ["where they may be on the next page, is not", [outbound], false],
  ])("a list that goes on, %s", async (_, messages, isWhole) => {
    const next_page_uri = `/2010-04-01/Accounts/${accountSid}/Messages.json?Page=1`;
    provider.answers(200, JSON.stringify({ messages, next_page_uri, page_size: 200 }));
    expect(await twilioWhatsApp.list(clinic(), { peer, since })).toMatchObject({
      isWhole,
    });
  });

  test("of everybody that never ends is cut, and goes on from there when it is asked for the rest", async () => {
    const page = {
      next_page_uri: `/2010-04-01/Accounts/${accountSid}/Messages.json?Page=1`,
    };
    provider.answers(
      200,
      JSON.stringify({ messages: [outbound], ...page, page_size: 200 }),
    );
    const cutAt = new Date("2026-11-20T09:05:01Z");
    const listed = await twilioWhatsApp.list(clinic(), { since });
    expect(listed).toMatchObject({ isWhole: false, cutAt });
    provider.answers(200, JSON.stringify({ messages: [], page_size: 200 }));
    provider.asked.length = 0;
    const rest = await twilioWhatsApp.list(clinic(), { since, until: cutAt });
    expect(rest).toMatchObject({ isWhole: true, cutAt: undefined });
    expect(provider.asked.map(({ query }) => query.get("DateSent<"))).toEqual([
      "2026-11-20T09:05:01Z",
      "2026-11-20T09:05:01Z",
    ]);
  });

  test("of everybody asks Twilio for the time", async () => {
    expect((await twilioWhatsApp.list(clinic(), { since })).ok).toBe(true);
    expect(provider.asked.map(({ query }) => query.get("DateSent>"))).toEqual([
      "2026-11-20T09:00:00Z",
      "2026-11-20T09:00:00Z",
    ]);
  });

  test.each([
    [401, answer("twilio-401-20003.json"), "unauthorised"],
    [429, answer("twilio-429-20429.json"), "rate-limited"],
    [500, "", "unreachable"],
    [200, "{}", "unreachable"],
    [200, "<html>", "unreachable"],
  ])(
    "an answer of %i with %p proves nothing about what was sent",
    async (status, body, reason) => {
      provider.answers(status, body);
      expect(await twilioWhatsApp.list(clinic(), { peer, since })).toEqual({
        ok: false,
        reason,
      });
    },
  );
});

describe("checking a sender", () => {
  const check = (more: Partial<Sender> = {}) => twilioWhatsApp.check(clinic(more));

  function twilioHas(account: string, senders: string, status = 200) {
    provider.plays((response, { path }) => {
      const isAccount = path.startsWith("/api.twilio.com/");
      response.writeHead(isAccount ? 200 : status, {
        "content-type": "application/json",
      });
      response.end(isAccount ? account : senders);
    });
  }

  const active = answer("twilio-account-200.json");
  const online = answer("twilio-senders-online-200.json");
  const works = {
    ok: true,
    accountExternalId: "+442079460018",
    handle: "+442079460018",
    name: "Northgate Dental",
    pictureUrl: null,
    notice: null,
  };

  test("that is online works, and Twilio's answer never lets the token out", async () => {
    twilioHas(active, online);
    const checked = await check();
    expect(checked).toEqual(works);
    expect(JSON.stringify(checked)).not.toContain(authToken);
    expect(provider.asked.map(({ path }) => path)).toEqual([
      `/api.twilio.com/2010-04-01/Accounts/${accountSid}.json`,
      "/messaging.twilio.com/v2/Channels/Senders",
    ]);
    expect(provider.asked[1]?.query.get("Channel")).toBe("whatsapp");
  });

  test("that is being updated works too", async () => {
    twilioHas(active, online.replace('"ONLINE"', '"ONLINE:UPDATING"'));
    expect(await check()).toEqual(works);
  });

  test("of a trial account works, with a notice", async () => {
    twilioHas(active.replace('"Full"', '"Trial"'), online);
    expect(await check()).toEqual({ ...works, notice: "trial" });
  });

  test("that is Twilio's sandbox works, with a notice, though no account lists it", async () => {
    twilioHas(active, answer("twilio-senders-empty-200.json"));
    expect(await check({ accountExternalId: "+14155238886" })).toMatchObject({
      ok: true,
      accountExternalId: "+14155238886",
      notice: "sandbox",
    });
  });

  test("that the account does not have, or that is offline, is refused", async () => {
    twilioHas(active, answer("twilio-senders-empty-200.json"));
    expect(await check()).toEqual({
      ok: false,
      field: "sender",
      reason: "senderUnknown",
    });
    twilioHas(active, answer("twilio-senders-offline-200.json"));
    expect(await check()).toEqual({
      ok: false,
      field: "sender",
      reason: "senderOffline",
    });
  });

  test("of a suspended or closed account is refused", async () => {
    twilioHas(answer("twilio-account-suspended-200.json"), online);
    expect(await check()).toMatchObject({ ok: false, reason: "suspended" });
    twilioHas(active.replace('"active"', '"closed"'), online);
    expect(await check()).toMatchObject({ ok: false, reason: "closed" });
  });

  test("with a wrong token is refused at the token", async () => {
    provider.answers(401, answer("twilio-401-20003.json"));
    expect(await check()).toEqual({
      ok: false,
      field: "authToken",
      reason: "credentials",
    });
  });

  test("with what is no Account SID is refused without asking", async () => {
    const credentials = { ok: false, field: "accountSid", reason: "credentials" };
    expect(await check({ credentialExternalId: "SK12" })).toEqual(credentials);
    expect(await check({ credentialExternalId: "" })).toEqual(credentials);
    expect(provider.asked).toEqual([]);
  });

  test.each([
    [404, "unreachable"],
    [500, "unreachable"],
    [429, "rateLimited"],
    [401, "permissions"],
    [403, "permissions"],
  ])("is not judged when the list of senders answers %i", async (status, reason) => {
    twilioHas(active, "{}", status);
    expect(await check()).toEqual({ ok: false, field: null, reason });
  });

  test("is not judged when Twilio can't be reached", async () => {
    expect(await check({ standinUrl: await nobodysUrl() })).toEqual({
      ok: false,
      field: null,
      reason: "unreachable",
    });
  });
});
