import type { Outbound, Sender } from "@/lib/channels/asked";
import { instagram } from "@/lib/channels/instagram";
import { answer } from "./deliveries";
import { nobodysUrl, startProvider } from "./provider";

const provider = startProvider();
const dental = "17841461234567891";
const sam = { kind: "igsid", value: "1203984756102937" } as const;

const clinic = (more: Partial<Sender> = {}): Sender => ({
  accountExternalId: dental,
  credentialExternalId: dental,
  secret: "IGAAinvented",
  standinUrl: provider.url(),
  ...more,
});

describe("sending", () => {
  const send = (outbound: Partial<Outbound> = {}, sender = clinic()) =>
    instagram.send(sender, { to: sam, text: "We have 14:00 free.", ...outbound });
  const posts = () => provider.asked.map(({ body }) => JSON.parse(body));

  beforeEach(() => provider.answers(200, answer("instagram-send-200.json")));

  test("posts a text to Sam from the account, and learns the id that its echo will have", async () => {
    expect(await send()).toEqual({
      outcome: "sent",
      externalId: expect.stringMatching(/^aWdfZAG1f/),
      status: "sent",
    });
    const [asked] = provider.asked;
    expect(asked?.path).toBe(`/graph.instagram.com/v26.0/${dental}/messages`);
    expect(asked?.headers.authorization).toBe("Bearer IGAAinvented");
    expect(posts()).toEqual([
      { recipient: { id: sam.value }, message: { text: "We have 14:00 free." } },
    ]);
  });

  test.each([
    ["image/png", "image"],
    ["video/mp4", "video"],
    ["audio/mp4", "audio"],
    ["application/pdf", "file"],
  ])("posts a file of %s as %s", async (contentType, type) => {
    const url = "https://files.example/x";
    await send({ text: "", attachment: { url, contentType } });
    expect(posts()[0].message).toEqual({ attachment: { type, payload: { url } } });
  });

  test("posts a person's late answer under the permission that it needs", async () => {
    await send({ humanAgent: true });
    expect(posts()[0]).toMatchObject({
      messaging_type: "MESSAGE_TAG",
      tag: "HUMAN_AGENT",
    });
  });

  test("refuses what Instagram would cut or drop, without asking", async () => {
    const refused = { outcome: "refused", code: "100" };
    expect(await send({ text: "ж".repeat(501) })).toEqual(refused);
    const attachment = { url: "https://files.example/x", contentType: "image/png" };
    expect(await send({ attachment })).toEqual(refused);
    expect(provider.asked).toEqual([]);
    expect(await send({ text: "ж".repeat(500) })).toMatchObject({ outcome: "sent" });
  });

  test.each([
    [403, "send-403-window.json", { outcome: "window-closed", code: "10/2534022" }],
    [403, "send-localized.json", { outcome: "window-closed", code: "10/2534022" }],
    [401, "send-401-190-expired.json", { outcome: "unauthorised", code: "190/463" }],
    [400, "send-401-190-expired.json", { outcome: "unauthorised", code: "190/463" }],
    [400, "190-invalid.json", { outcome: "unauthorised", code: "190" }],
    [400, "send-400-551.json", { outcome: "refused", code: "551/1545041" }],
    [400, "send-400-no-user.json", { outcome: "refused", code: "100/2534014" }],
    [400, "send-400-too-long.json", { outcome: "refused", code: "100" }],
    [
      400,
      "send-613.json",
      { outcome: "rate-limited", code: "613/2534040", retryAfterMs: null },
    ],
    [429, "429-code4.json", { outcome: "rate-limited", code: "4", retryAfterMs: null }],
    [500, "send-500-code1.json", { outcome: "unknown", code: "1/1357046" }],
    [500, "send-500-transient.json", { outcome: "unknown", code: "2" }],
    [500, "html-500.txt", { outcome: "unknown", code: null }],
  ])("an answer of %i with %s is told by its code", async (status, file, outcome) => {
    provider.answers(status, answer(`instagram-${file}`));
    expect(await send()).toEqual(outcome);
  });

  test.each([
    [200, "{}", { outcome: "unknown", code: null }],
    [200, '{"message_id":', { outcome: "unknown", code: null }],
    [200, "[]", { outcome: "unknown", code: null }],
    [302, "", { outcome: "unknown", code: null }],
    [401, "", { outcome: "unauthorised", code: "190" }],
    [404, "<html>", { outcome: "refused", code: "http404" }],
    [408, "", { outcome: "unknown", code: null }],
    [429, "", { outcome: "rate-limited", code: "4", retryAfterMs: 2000 }],
    [
      400,
      '{"error":{"code":200,"error_subcode":2534041}}',
      { outcome: "unauthorised", code: "200/2534041" },
    ],
    [403, '{"error":{"code":10}}', { outcome: "not-permitted", code: "10" }],
    [403, '{"error":{"code":200}}', { outcome: "not-permitted", code: "200" }],
    [
      403,
      '{"error":{"code":10,"error_subcode":1893063}}',
      { outcome: "refused", code: "10/1893063" },
    ],
  ])("an answer of %i with %p is told as it is", async (status, body, outcome) => {
    provider.answers(status, body, { "retry-after": "2", location: "/elsewhere" });
    expect(await send()).toEqual(outcome);
    expect(provider.asked).toHaveLength(1);
  });

  test("who may not answer as a person so late may answer in time all the same", async () => {
    provider.answers(403, '{"error":{"code":10}}');
    const late = { outcome: "refused", code: "10" };
    expect(await send({ humanAgent: true })).toEqual(late);
  });

  test("a time to wait that no clock reaches is an hour", async () => {
    const hour = { outcome: "rate-limited", retryAfterMs: 3_600_000 };
    for (const seconds of ["99999999999", "1e300", "Infinity"]) {
      provider.answers(429, '{"error":{"code":4}}', { "retry-after": seconds });
      expect(await send()).toMatchObject(hour);
    }
  });

  test("a connection that is reset, or an answer that breaks off, leaves it unknown", async () => {
    provider.plays((_response, _asked, request) => request.socket.resetAndDestroy());
    expect(await send()).toEqual({ outcome: "unknown", code: null });
    provider.plays((response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"message', () => response.destroy());
    });
    expect(await send()).toEqual({ outcome: "unknown", code: null });
  });

  test("an answer that never comes leaves it unknown, and on its way", async () => {
    provider.plays(() => undefined);
    expect(await send()).toEqual({ outcome: "unknown", code: "gaveUp" });
  }, 15_000);

  test("where nobody listens nothing was sent", async () => {
    expect(await send({}, clinic({ standinUrl: await nobodysUrl() }))).toEqual({
      outcome: "unreachable",
    });
  });
});

describe("listing", () => {
  const since = new Date("2026-11-20T09:00:00Z");
  const said = (
    id: string,
    from: string,
    to: string,
    minute: string,
    message: string,
  ) => ({
    id,
    created_time: `2026-11-20T09:${minute}:00+0000`,
    from: { id: from, username: "x" },
    to: { data: [{ id: to }] },
    message,
  });

  test("finds both sides of the dialog with Sam, newest first", async () => {
    const messages = [
      said("m1", sam.value, dental, "01", "Is 14:00 free?"),
      said("m2", "24361577713465329", sam.value, "02", "We have 14:00 free."),
    ];
    provider.answers(
      200,
      JSON.stringify({ data: [{ id: "t", messages: { data: messages } }] }),
    );
    expect(await instagram.list(clinic(), { peer: sam, since })).toEqual({
      ok: true,
      messages: [
        {
          externalId: "m2",
          direction: "outbound",
          peer: sam,
          kind: "text",
          details: {},
          attachments: [],
          filesUnlisted: 0,
          text: "We have 14:00 free.",
          at: new Date("2026-11-20T09:02:00Z"),
          status: "sent",
          errorCode: null,
        },
        expect.objectContaining({ externalId: "m1", direction: "inbound", peer: sam }),
      ],
      isWhole: true,
    });
    const [asked] = provider.asked;
    expect(asked?.path).toBe("/graph.instagram.com/v26.0/me/conversations");
    expect(asked?.query.get("user_id")).toBe(sam.value);
  });

  test.each([
    ["twenty messages since then", 20, "01", false],
    ["twenty messages, one of them older", 20, "00", true],
    ["nineteen messages, which are all there are", 19, "01", true],
    ["no conversation, though Sam has written", 0, "01", false],
  ])("of %s knows whether it reaches back so far", async (_, count, first, isWhole) => {
    const since = new Date("2026-11-20T09:01:00Z");
    const messages = Array.from({ length: count }, (_, at) =>
      said(`m${at}`, sam.value, dental, at === 0 ? first : "02", "And another thing"),
    );
    const data = count > 0 ? [{ id: "t", messages: { data: messages } }] : [];
    provider.answers(200, JSON.stringify({ data }));
    expect(await instagram.list(clinic(), { peer: sam, since })).toMatchObject({
      isWhole,
    });
  });

  test("of everybody names who each was with, and leaves out what is older", async () => {
    const data = [
      { messages: { data: [said("m1", sam.value, dental, "01", "Hi")] } },
      { messages: { data: [said("m2", dental, "55", "02", "Hello")] } },
      { messages: {} },
      null,
    ];
    provider.answers(200, JSON.stringify({ data }));
    const later = new Date("2026-11-20T09:02:00Z");
    expect(await instagram.list(clinic(), { since: later })).toMatchObject({
      ok: true,
      messages: [{ externalId: "m2", direction: "outbound", peer: { value: "55" } }],
    });
  });

  test.each([
    [400, answer("instagram-190-invalid.json"), "unauthorised"],
    [429, answer("instagram-429-code4.json"), "rate-limited"],
    [500, "", "unreachable"],
    [200, "{}", "unreachable"],
  ])(
    "an answer of %i with %p proves nothing about what was sent",
    async (status, body, reason) => {
      provider.answers(status, body);
      expect(await instagram.list(clinic(), { peer: sam, since })).toEqual({
        ok: false,
        reason,
      });
    },
  );
});

describe("checking an account", () => {
  const works = {
    ok: true,
    accountExternalId: dental,
    handle: "@northgate.dental",
    name: "Northgate Dental",
    pictureUrl: expect.stringContaining("https://scontent.cdninstagram.com/"),
    notice: null,
  };

  test.each(["me-business-200", "me-business-wrapped-200", "me-creator-200"])(
    "%s works",
    async (file) => {
      provider.answers(200, answer(`instagram-${file}.json`));
      expect(await instagram.check(clinic())).toEqual(works);
      expect(provider.asked[0]?.path).toBe("/graph.instagram.com/v26.0/me");
    },
  );

  test("by the app's own id for it is corrected to the id that deliveries name, and says so", async () => {
    provider.answers(200, answer("instagram-me-business-200.json"));
    const typed = { accountExternalId: "24361577713465329" };
    expect(await instagram.check(clinic(typed))).toEqual({
      ...works,
      notice: "idCorrected",
    });
    expect(await instagram.check(clinic({ accountExternalId: "" }))).toEqual(works);
  });

  test("by an id that is not this token's is refused", async () => {
    provider.answers(200, answer("instagram-me-business-200.json"));
    expect(await instagram.check(clinic({ accountExternalId: "123" }))).toEqual({
      ok: false,
      field: "accountSid",
      reason: "senderUnknown",
    });
  });

  test("that is personal is refused with the reason", async () => {
    provider.answers(200, answer("instagram-me-personal-200.json"));
    expect(await instagram.check(clinic())).toMatchObject({
      ok: false,
      reason: "personalAccount",
    });
  });

  test("whose id came as a number beyond 2^53 keeps it exact", async () => {
    const body = '{"user_id":27485387947815641,"account_type":"BUSINESS","username":"n"}';
    provider.answers(200, body);
    expect(await instagram.check(clinic({ accountExternalId: "" }))).toMatchObject({
      accountExternalId: "27485387947815641",
    });
  });

  test.each([
    [400, answer("instagram-190-invalid.json"), "authToken", "credentials"],
    [400, '{"error":{"code":10}}', "authToken", "permissions"],
    [200, '{"user_id":"1"}', "authToken", "permissions"],
    [429, answer("instagram-429-code4.json"), null, "rateLimited"],
    [500, answer("instagram-html-500.txt"), null, "unreachable"],
  ])(
    "an answer of %i with %p is refused at its field",
    async (status, body, field, reason) => {
      provider.answers(status, body);
      expect(await instagram.check(clinic())).toEqual({ ok: false, field, reason });
    },
  );

  test("without a token is refused without asking", async () => {
    expect(await instagram.check(clinic({ secret: "" }))).toEqual({
      ok: false,
      field: "authToken",
      reason: "credentials",
    });
    expect(provider.asked).toEqual([]);
  });
});
