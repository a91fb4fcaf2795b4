import { adapters } from "@/lib/channels";
import type { ListedMessage, Sender } from "@/lib/channels/asked";
import { namelessName } from "@/lib/channels/nameless";
import { answer, world } from "./deliveries";
import { nobodysUrl, startProvider } from "./provider";

const { whatsapp, instagram } = adapters;
const { accountSid, authToken } = world.twilio;
const provider = startProvider();
const dental = "17841461234567891";
const since = new Date("2026-11-20T09:00:00Z");
const maria = { kind: "phone", value: "+447700900123" } as const;
const sam = { kind: "igsid", value: "1203984756102937" } as const;
const token = "IGAAinvented";

const twilioSender = (): Sender => ({
  accountExternalId: "+442079460018",
  credentialExternalId: accountSid,
  secret: authToken,
  standinUrl: provider.url(),
});

const profile = (more: Partial<Sender> = {}): Sender => ({
  accountExternalId: dental,
  credentialExternalId: dental,
  secret: token,
  standinUrl: provider.url(),
  ...more,
});

const listed: ListedMessage = {
  externalId: "MM0000000000000000000000000000000b",
  direction: "inbound",
  peer: maria,
  kind: "unsupported",
  text: "",
  details: {},
  attachments: [],
  at: since,
  status: null,
  errorCode: null,
  filesUnlisted: 1,
};

describe("a listed message", () => {
  test.each([
    [whatsapp, maria, "elsewhere"],
    [instagram, sam, "app"],
  ] as const)(
    "becomes the event that its webhook would have been, also when it is read again",
    (adapter, peer, writtenIn) => {
      const one = { ...listed, peer, kind: "text" as const, text: "Lost \uD83E\uDD14" };
      const event = adapter.recover("+442079460018", one, "late");
      expect(event).toMatchObject({
        type: "message",
        direction: "inbound",
        eventKey: `message:${one.externalId}`,
        at: since,
        peer: { identities: [peer], name: null },
        recovered: "late",
      });
      expect(adapter.reread(event.payload)).toEqual(event);
      const sent = adapter.recover("x", { ...one, direction: "outbound" }, "history");
      expect(sent).toMatchObject({ direction: "echo", writtenIn, recovered: "history" });
    },
  );

  test("of Twilio's gets the file that the list only counted", async () => {
    const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${listed.externalId}/Media/ME1`;
    const media = [{ sid: "ME1", content_type: "image/jpeg", uri: `${uri}.json` }];
    provider.answers(200, JSON.stringify({ media_list: media, page: 0 }));
    expect(await whatsapp.files?.(twilioSender(), listed)).toEqual({
      ok: true,
      message: {
        ...listed,
        kind: "image",
        filesUnlisted: 0,
        attachments: [
          {
            kind: "image",
            contentType: "image/jpeg",
            fileName: "image.jpg",
            url: `https://api.twilio.com${uri}`,
          },
        ],
      },
    });
    expect(provider.asked[0]?.path).toBe(
      `/api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/${listed.externalId}/Media.json`,
    );
  });

  test("whose file was deleted at Twilio keeps its words; trouble leaves it for later", async () => {
    const ask = () => whatsapp.files?.(twilioSender(), { ...listed, text: "See this" });
    provider.answers(404, '{"code":20404,"status":404}');
    expect(await ask()).toMatchObject({ ok: true, message: { text: "See this" } });
    provider.answers(500, "");
    expect(await ask()).toEqual({ ok: false, reason: "unreachable" });
  });
});

describe("listing everybody", () => {
  test("of Twilio goes on page by page, each at its turn", async () => {
    const resource = JSON.parse(answer("twilio-message-undelivered-200.json"));
    provider.plays((response, { query }) => {
      const isSecond = query.get("Page") === "1";
      const next = `/2010-04-01/Accounts/${accountSid}/Messages.json?Page=1`;
      const messages = [{ ...resource, sid: `SM${provider.asked.length}` }];
      const page = { messages, page: 0, next_page_uri: isSecond ? null : next };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(page));
    });
    let turns = 0;
    const pace = async () => {
      turns += 1;
      expect(provider.asked).toHaveLength(turns - 1);
    };
    const found = await whatsapp.list(twilioSender(), { since, pace });
    expect(found.ok && found.messages).toHaveLength(4);
    expect(turns).toBe(4);
  });

  test("of Instagram ends where conversations are older, and never takes us for a patient", async () => {
    const appScoped = "24361577713465329";
    const said = (id: string, from: string, to: string, more: object = {}) => ({
      id,
      created_time: "2026-11-20T09:01:00+0000",
      from: { id: from },
      to: { data: [{ id: to }] },
      message: "",
      ...more,
    });
    const photo = { image_data: { url: "https://lookaside.fbsbx.com/1" } };
    const messages = [
      said("m1", sam.value, appScoped, { attachments: { data: [photo] } }),
      said("m2", appScoped, sam.value, { message: "Thank you" }),
      said("m3", sam.value, appScoped, { shares: { data: [{ link: "https://x.y/p" }] } }),
      said("m4", sam.value, appScoped, {
        story: { reply_to: { id: "1", link: "https://x.y/s" } },
        message: "Nice",
      }),
      said("m5", sam.value, appScoped),
      said("m6", dental, appScoped, { message: "To ourselves" }),
    ];
    const pages = [
      { updated_time: "2026-11-20T09:01:00+0000", messages: { data: messages } },
      { updated_time: "2026-11-19T09:01:00+0000" },
    ];
    provider.plays((response, { path, query }) => {
      const isMe = path.endsWith("/me");
      const number = query.get("after") ? 1 : 0;
      const paging = { next: "https://more", cursors: { after: "A" } };
      const body = isMe
        ? { data: [{ user_id: dental, id: appScoped }] }
        : { data: [pages[number]], paging };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    });
    const found = await instagram.list(profile(), { since });
    expect(found.ok && found.messages).toMatchObject([
      { externalId: "m1", kind: "image", attachments: [{ url: photo.image_data.url }] },
      { externalId: "m2", direction: "outbound", peer: sam, kind: "text" },
      { externalId: "m3", kind: "share", details: { share: { url: "https://x.y/p" } } },
      { externalId: "m4", kind: "storyReply", details: { story: { id: "1" } } },
      { externalId: "m5", kind: "unsupported" },
    ]);
    expect(provider.asked.map(({ query }) => query.get("after"))).toEqual([
      null,
      null,
      "A",
    ]);
  });
});

describe("a profile", () => {
  const ask = (more: Partial<Sender> = {}) => instagram.profile?.(profile(more), sam);

  test("of Sam has a name and a handle; of a quiet reader a handle alone", async () => {
    provider.answers(200, answer("instagram-profile-200.json"));
    expect(await ask()).toEqual({
      profiled: "found",
      name: "Sam Rivera",
      handle: "sam.rivera",
      pictureUrl: expect.stringContaining("https://scontent.cdninstagram.com/"),
    });
    provider.answers(200, answer("instagram-profile-nulls-200.json"));
    expect(await ask()).toEqual({
      profiled: "found",
      name: null,
      handle: "quiet.reader",
      pictureUrl: null,
    });
    const [asked] = provider.asked;
    expect(asked?.path).toBe(`/graph.instagram.com/v26.0/${sam.value}`);
    expect(asked?.query.get("fields")).toBe("name,username,profile_pic");
  });

  test.each([
    [400, answer("instagram-profile-gone-400.json"), { profiled: "gone" }],
    [403, answer("instagram-profile-consent-230.json"), { profiled: "gone" }],
    [400, '{"error":{"code":9010}}', { profiled: "gone" }],
    [200, "{}", { profiled: "gone" }],
    [400, '{"error":{"code":10}}', { profiled: "later", reason: "unreachable" }],
    [
      400,
      answer("instagram-190-invalid.json"),
      { profiled: "later", reason: "unauthorised" },
    ],
    [
      429,
      answer("instagram-429-code4.json"),
      { profiled: "later", reason: "rate-limited" },
    ],
    [500, "", { profiled: "later", reason: "unreachable" }],
  ])("an answer of %i with %p is told as it is", async (status, body, profiled) => {
    provider.answers(status, body);
    expect(await ask()).toEqual(profiled);
  });

  test("is never asked of WhatsApp, whose deliveries tell it", () => {
    expect(whatsapp.profile).toBeNull();
    expect(whatsapp.renew).toBeNull();
    expect(whatsapp.subscribe).toBeNull();
  });
});

describe("renewing a token", () => {
  const renew = (more: Partial<Sender> = {}) => instagram.renew?.(profile(more));

  test("asks outside of the versioned API and learns the new one and its end", async () => {
    provider.answers(200, answer("instagram-refresh-200.json"));
    const renewed = await renew();
    if (renewed?.renewed !== "yes") throw new Error("It was not renewed.");
    expect(renewed.secret).toMatch(/^IGAAfake/);
    const days = (renewed.expiresAt.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(59.999, 2);
    const [asked] = provider.asked;
    expect(asked?.path).toBe("/graph.instagram.com/refresh_access_token");
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({
      grant_type: "ig_refresh_token",
      access_token: token,
    });
  });

  test.each([undefined, "soon", -1, 1e300])(
    "an end of %p, which is none, is the one that Meta promises",
    async (expiresIn) => {
      const body = { access_token: "IGAAnext", expires_in: expiresIn };
      provider.answers(200, JSON.stringify(body));
      const renewed = await renew();
      const endsAt = renewed?.renewed === "yes" ? renewed.expiresAt.getTime() : 0;
      expect((endsAt - Date.now()) / 86_400_000).toBeCloseTo(60, 2);
    },
  );

  test.each([
    [400, answer("instagram-refresh-400-too-young.json"), { renewed: "notYet" }],
    [400, answer("instagram-190-invalid.json"), { renewed: "unauthorised", code: "190" }],
    [429, answer("instagram-429-code4.json"), { renewed: "later" }],
    [500, "", { renewed: "later" }],
    [200, "{}", { renewed: "later" }],
  ])("an answer of %i with %p is told as it is", async (status, body, renewed) => {
    provider.answers(status, body);
    expect(await renew()).toEqual(renewed);
  });

  test("prints nothing, and says nothing of the token, when nobody listens", async () => {
    const renewed = await renew({ standinUrl: await nobodysUrl() });
    expect(renewed).toEqual({ renewed: "later" });
  });
});

describe("subscribing", () => {
  const subscribe = () => instagram.subscribe?.(profile());

  test("asks for everything that the inbox understands", async () => {
    provider.answers(200, answer("instagram-subscribed-200.json"));
    expect(await subscribe()).toEqual({ ok: true });
    const [asked] = provider.asked;
    expect(asked?.method).toBe("POST");
    expect(asked?.path).toBe(`/graph.instagram.com/v26.0/${dental}/subscribed_apps`);
    expect(asked?.query.get("subscribed_fields")?.split(",")).toEqual(
      expect.arrayContaining(["messages", "message_reactions", "message_edit"]),
    );
  });

  test.each([
    [400, answer("instagram-190-invalid.json"), "credentials"],
    [400, '{"error":{"code":10}}', "permissions"],
    [429, answer("instagram-429-code4.json"), "rateLimited"],
    [500, "", "unreachable"],
    [200, "{}", "unreachable"],
  ])("an answer of %i with %p says why not", async (status, body, reason) => {
    provider.answers(status, body);
    expect(await subscribe()).toEqual({ ok: false, reason });
  });
});

test("somebody known by an id alone has a name that people can tell from another's", () => {
  expect(namelessName(sam)).toBe("Instagram user 2937");
  expect(namelessName({ kind: "userId", value: "GB.77120099813350264418" })).toBe(
    "WhatsApp user 4418",
  );
  expect(namelessName(maria)).toBeNull();
});
