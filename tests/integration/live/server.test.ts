import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Pusher from "pusher";
import PusherClient, { type Channel } from "pusher-js";
import { WebSocket } from "ws";
import { type LiveServer, startLiveServer } from "@/lib/live/server/start-live-server";

/** The protocol as the two SDKs speak it, so that the built-in server can't drift from hosted Channels. */
const app = { appId: "dialogs", key: "dialogs", secret: "a secret between the two" };

let server: LiveServer;
let sdk: Pusher;
const clients: PusherClient[] = [];

beforeAll(async () => {
  server = await startLiveServer({
    ...app,
    port: 0,
    allowsOrigin: (host) => host === "clinic.example",
  });
  sdk = sdkFor(server.port);
});

afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});

afterAll(() => server.close());

describe("telling who listens", () => {
  test("an event reaches a public channel with every script intact", async () => {
    const channel = await subscribed(open(), "news");
    const heard = next(channel, "changed");
    const answer = await sdk.trigger("news", "changed", { words: "سلام 👋 こんにちは" });
    expect(answer.status).toBe(200);
    expect(await heard).toEqual({ words: "سلام 👋 こんにちは" });
  });

  test("a private channel is heard by all but the socket that is left out", async () => {
    const [maria, omar] = [open(), open()];
    const [marias, omars] = await Promise.all([
      subscribed(maria, "private-account-7"),
      subscribed(omar, "private-account-7"),
    ]);
    const atMaria = listen(marias, "changed");
    const heard = next(omars, "changed");
    const names = ["private-account-7", "private-account-8"];
    await sdk.trigger(names, "changed", {}, { socket_id: maria.connection.socket_id });
    await heard;
    await roundTrip(marias);
    expect(atMaria).toEqual([]);
  });

  test("a batch reaches each its own channel", async () => {
    const client = open();
    const first = await subscribed(client, "private-account-1");
    const second = await subscribed(client, "private-account-2");
    const heard = Promise.all([next(first, "changed"), next(second, "changed")]);
    await sdk.triggerBatch([
      { channel: "private-account-1", name: "changed", data: { dialogId: 1 } },
      { channel: "private-account-2", name: "changed", data: { dialogId: 2 } },
    ]);
    expect(await heard).toEqual([{ dialogId: 1 }, { dialogId: 2 }]);
  });

  test("who has left a channel hears it no more", async () => {
    const client = open();
    const stays = await subscribed(client, "private-account-1");
    const left = listen(await subscribed(client, "private-account-2"), "changed");
    client.unsubscribe("private-account-2");
    await roundTrip(stays);
    await sdk.trigger(["private-account-1", "private-account-2"], "changed", {});
    await roundTrip(stays);
    expect(left).toEqual([]);
  });
});

describe("who may listen", () => {
  test("a signature for another channel, socket or secret is refused with 401", async () => {
    const forgeries: [name: string, forge: (socketId: string) => { auth: string }][] = [
      [
        "another channel",
        (socketId) => sdk.authorizeChannel(socketId, "private-account-8"),
      ],
      ["another socket", () => sdk.authorizeChannel("1.1", "private-account-7")],
      [
        "another secret",
        (socketId) =>
          sdkFor(server.port, { secret: "guessed" }).authorizeChannel(
            socketId,
            "private-account-7",
          ),
      ],
      ["zeros", () => ({ auth: `dialogs:${"0".repeat(64)}` })],
      ["nothing", () => ({ auth: "" })],
      ["letters of two bytes", () => ({ auth: `dialogs:${"é".repeat(64)}` })],
    ];
    for (const [, forge] of forgeries) {
      const channel = open({ sign: forge }).subscribe("private-account-7");
      const refusal = await next(channel, "pusher:subscription_error");
      expect(refusal).toMatchObject({ status: 401, type: "AuthError" });
    }
    expect(await channelsHeard()).toEqual({ channels: {} });
  });

  test("when the app refuses, pusher-js says so and nothing reaches the server", async () => {
    const refuses = createServer((_, response) => response.writeHead(403).end());
    await once(refuses.listen(0, "127.0.0.1"), "listening");
    const { port } = refuses.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}/api/live/auth`;
    const client = keep(
      new PusherClient(app.key, {
        ...place(server.port),
        channelAuthorization: { endpoint, transport: "ajax" },
      }),
    );
    const channel = client.subscribe("private-account-7");
    expect(await next(channel, "pusher:subscription_error")).toMatchObject({
      status: 403,
    });
    refuses.closeAllConnections();
    refuses.close();
  });

  test("a name outside the pattern is refused", async () => {
    for (const name of ["account 7", "a/b", "x".repeat(165), "#server-to-user-7"]) {
      const socket = await raw("/app/dialogs?protocol=7");
      const asking = { event: "pusher:subscribe", data: { channel: name, auth: "" } };
      socket.send(JSON.stringify(asking));
      expect(await until(socket, "pusher:subscription_error")).toHaveProperty(
        "channel",
        name,
      );
      socket.terminate();
    }
  });

  test("another app's key, another protocol and another path are closed with the protocol's codes", async () => {
    expect(await closingOf("/app/another?protocol=7")).toBe(4001);
    expect(await closingOf("/app/dialogs?protocol=6")).toBe(4007);
    expect(await closingOf("/apps/dialogs/events?protocol=7")).toBe(4001);
  });

  test("only pages of an allowed origin may open a socket", async () => {
    expect(await statusFor("https://clinic.example")).toBe(101);
    expect(await statusFor("https://elsewhere.example")).toBe(403);
    expect(await statusFor("https://clinic.example.elsewhere.example")).toBe(403);
    expect(await statusFor("null")).toBe(403);
    expect(await statusFor(undefined)).toBe(101);
  });
});

describe("browsers among themselves", () => {
  test("pass nothing on: what Maria's would tell is rejected, and Omar's hears of it nothing", async () => {
    const [maria, omar] = [open(), open()];
    const marias = await subscribed(maria, "private-account-7");
    const omars = await subscribed(omar, "private-account-7");
    const heard = listen(omars, "client-typing");
    const rejected = nextError(maria);
    marias.trigger("client-typing", { dialogId: 7 });
    expect(await rejected).toBe(4301);
    await roundTrip(omars);
    expect(heard).toEqual([]);
  });
});

describe("hosted Channels' limits", () => {
  test("ten kilobytes pass and a byte more is 413, counted in bytes", async () => {
    const channel = await subscribed(open(), "news");
    const heard = next(channel, "changed");
    expect((await sdk.trigger("news", "changed", "é".repeat(5_120))).status).toBe(200);
    await heard;
    await expect(sdk.trigger("news", "changed", "é".repeat(5_121))).rejects.toMatchObject(
      {
        status: 413,
      },
    );
  });

  test("a batch of eleven is 400 and tells nobody", async () => {
    const heard = listen(await subscribed(open(), "news"), "changed");
    const batch = (size: number) =>
      Array.from({ length: size }, () => ({
        channel: "news",
        name: "changed",
        data: {},
      }));
    await expect(sdk.triggerBatch(batch(11))).rejects.toMatchObject({ status: 400 });
    const long = { channel: "news", name: "changed", data: "x".repeat(10_241) };
    await expect(sdk.triggerBatch([...batch(9), long])).rejects.toMatchObject({
      status: 413,
    });
    expect(heard).toEqual([]);
    expect((await sdk.triggerBatch(batch(10))).status).toBe(200);
  });

  test("more than a hundred channels, a wrong name or no event are 400", async () => {
    const wrong = [
      { name: "changed", data: "{}", channels: names(101) },
      { name: "changed", data: "{}", channels: ["a b"] },
      { name: "changed", data: "{}", channels: [] },
      { name: "x".repeat(201), data: "{}", channels: ["news"] },
      { name: "changed", data: { not: "a string" }, channels: ["news"] },
      [],
    ];
    for (const body of wrong) {
      const post = sdk.post({ path: "/events", body: body as unknown as string });
      await expect(post).rejects.toMatchObject({ status: 400 });
    }
    expect((await sdk.trigger(names(100), "changed", {})).status).toBe(200);
  });
});

describe("who may publish", () => {
  test("only the app, with its key, its id, its secret and a signature that is fresh", async () => {
    const others = [
      { of: { secret: "guessed" }, status: 401 },
      { of: { key: "another" }, status: 401 },
      { of: { appId: "another" }, status: 404 },
    ];
    for (const { of, status } of others) {
      const other = sdkFor(server.port, of);
      await expect(other.trigger("news", "changed", {})).rejects.toMatchObject({
        status,
      });
    }
    const late = jest.spyOn(Date, "now").mockReturnValueOnce(Date.now() - 700_000);
    await expect(sdk.trigger("news", "changed", {})).rejects.toMatchObject({
      status: 401,
    });
    expect(late).toHaveBeenCalled();
  });

  test("a body that was changed on its way is refused", async () => {
    const query = sdk.createSignedQueryString({
      method: "POST",
      path: "/apps/dialogs/events",
      body: '{"name":"changed"}',
    });
    const answer = await fetch(
      `http://127.0.0.1:${server.port}/apps/dialogs/events?${query}`,
      { method: "POST", body: '{"name":"another"}' },
    );
    expect(answer.status).toBe(401);
    const path = "/apps/dialogs/events";
    const empty = sdk.createSignedQueryString({ method: "POST", path });
    const address = `http://127.0.0.1:${server.port}${path}?${empty}`;
    const body = '{"name":"another","channel":"news","data":"{}"}';
    expect((await fetch(address, { method: "POST", body })).status).toBe(401);
  });
});

describe("it stands whatever strangers say", () => {
  test("a socket that wishes for ever more channels hears the first five hundred", async () => {
    const socket = await raw("/app/dialogs?protocol=7");
    const refused = until(socket, "pusher:subscription_error");
    for (let number = 0; number <= 500; number += 1) {
      const data = { channel: `news-${number}` };
      socket.send(JSON.stringify({ event: "pusher:subscribe", data }));
    }
    expect(await refused).toMatchObject({ channel: "news-500" });
    socket.terminate();
  });

  test("nonsense on a socket is answered by an error, and the next word is heard", async () => {
    const socket = await raw("/app/dialogs?protocol=7");
    const nonsense = [
      "",
      "not json",
      "null",
      "[]",
      '{"event":7}',
      '{"event":"pusher:subscribe"}',
      '{"event":"pusher:subscribe","data":{"channel":7}}',
      '{"event":"pusher:unsubscribe","data":{"channel":"__proto__"}}',
      '{"event":"pusher:signin","data":{"auth":"","user_data":"{}"}}',
      `{"event":"${"x".repeat(300)}"}`,
    ];
    for (const words of nonsense) socket.send(words);
    socket.send('{"event":"pusher:ping"}');
    const pong = await until(socket, "pusher:pong");
    expect(pong).toMatchObject({ data: "{}" });
    socket.terminate();
  });

  test("torn paths and bodies are refused without a 5xx", async () => {
    const paths = [
      "/",
      "/apps",
      "/apps/dialogs/channels/%E0%A4%A",
      "/apps/%",
      "/healthz",
    ];
    for (const path of paths) {
      const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
      expect([401, 404]).toContain(answer.status);
    }
  });

  test("a message over the size ends its own socket only", async () => {
    const stays = await subscribed(open(), "news");
    const socket = await raw("/app/dialogs?protocol=7");
    socket.on("error", () => undefined);
    socket.send("x".repeat(64 * 1024));
    await once(socket, "close");
    await roundTrip(stays);
  });
});

describe("stopping", () => {
  test("closing ends open sockets within a second, even those that never answer", async () => {
    const own = await startLiveServer({ ...app, port: 0 });
    const polite = await raw("/app/dialogs?protocol=7", own.port);
    const deaf = await raw("/app/dialogs?protocol=7", own.port);
    deaf.pause();
    const closing = once(polite, "close");
    const startedAt = Date.now();
    await own.close();
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    expect((await closing)[0]).toBe(1001);
    deaf.terminate();
  });

  test("a port that is taken is said at once", async () => {
    await expect(startLiveServer({ ...app, port: server.port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });

  test("after a restart pusher-js comes back and hears again", async () => {
    const first = await startLiveServer({ ...app, port: 0 });
    const channel = await subscribed(open({ port: first.port }), "private-account-7");
    await first.close();
    const second = await startLiveServer({ ...app, port: first.port });
    await next(channel, "pusher:subscription_succeeded");
    const heard = next(channel, "changed");
    await sdkFor(second.port).trigger("private-account-7", "changed", { dialogId: 7 });
    expect(await heard).toEqual({ dialogId: 7 });
    await second.close();
  });
});

type Wish = {
  port?: number;
  sign?: (socketId: string, channel: string) => { auth: string };
};

const signs = (socketId: string, channel: string) =>
  sdk.authorizeChannel(socketId, channel);

function open({ port = server.port, sign = signs }: Wish = {}) {
  return keep(
    new PusherClient(app.key, {
      ...place(port),
      channelAuthorization: {
        endpoint: "",
        transport: "ajax",
        customHandler: ({ socketId, channelName }, tell) =>
          tell(null, sign(socketId, channelName)),
      },
    }),
  );
}

function keep(client: PusherClient) {
  clients.push(client);
  return client;
}

const place = (port: number) => ({
  cluster: "local",
  wsHost: "127.0.0.1",
  wsPort: port,
  forceTLS: false,
  enabledTransports: ["ws" as const],
});

const sdkFor = (port: number, other: Partial<typeof app> = {}) =>
  new Pusher({ ...app, ...other, host: "127.0.0.1", port: `${port}` });

async function subscribed(client: PusherClient, name: string): Promise<Channel> {
  const channel = client.subscribe(name);
  await next(channel, "pusher:subscription_succeeded");
  return channel;
}

type Emitter = { bind(event: string, tell: (data: unknown) => void): unknown };

const next = (emitter: Emitter, event: string) =>
  new Promise<unknown>((resolve) => {
    emitter.bind(event, resolve);
  });

function listen(emitter: Emitter, event: string): unknown[] {
  const heard: unknown[] = [];
  emitter.bind(event, (data) => heard.push(data));
  return heard;
}

const nextError = async (client: PusherClient) => {
  const error = (await next(client.connection, "error")) as { data: { code: number } };
  return error.data.code;
};

/** Whatever was sent to this channel's socket before has arrived when this has. */
async function roundTrip(channel: Channel) {
  const heard = next(channel, "round-trip");
  await sdk.trigger(channel.name, "round-trip", {});
  await heard;
}

/** As the doctor asks. */
async function channelsHeard(): Promise<unknown> {
  return (await sdk.get({ path: "/channels", params: {} })).json();
}

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `private-account-${index}`);

async function raw(path: string, port = server.port) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await once(socket, "message");
  return socket;
}

async function closingOf(path: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`);
  const [code] = await once(socket, "close");
  return code;
}

async function statusFor(origin: string | undefined): Promise<number> {
  const options = origin === undefined ? {} : { headers: { origin } };
  const socket = new WebSocket(
    `ws://127.0.0.1:${server.port}/app/dialogs?protocol=7`,
    options,
  );
  return new Promise((resolve) => {
    socket.on("upgrade", () => resolve(101));
    socket.on("unexpected-response", (_, answer) => resolve(answer.statusCode ?? 0));
    socket.on("open", () => socket.terminate());
    socket.on("error", () => undefined);
  });
}

const until = (socket: WebSocket, event: string) =>
  new Promise<unknown>((resolve) => {
    socket.on("message", (words) => {
      const frame = JSON.parse(words.toString());
      if (frame.event === event) resolve(frame);
    });
  });
