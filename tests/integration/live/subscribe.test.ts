import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import Pusher from "pusher";
import { WebSocket } from "ws";
import { authorise } from "@/lib/live/authorise";
import { requestSocket } from "@/lib/live/request-socket";
import { type LiveServer, startLiveServer } from "@/lib/live/server/start-live-server";
import { ownSocket, subscribe } from "@/lib/live/subscribe";
import type { ChangedEvent, LiveState } from "@/lib/live/types";

/** A page's side of live updates on the app's own origin, where `/rt/app/…` leads to the built-in server. */
const app = { appId: "dialogs", key: "dialogs", secret: "a secret between the two" };
const connection = { key: "dialogs", wsPath: "/rt" as const };
const channels = ["private-account-7-now", "private-staff-3"];

let live: LiveServer;
let origin: Server;
let sdk: Pusher;
const mood = { auth: "open" as "open" | "away", asked: 0, sockets: 0 };
const streams = new Set<Duplex>();
const page = new EventTarget() as EventTarget & { online: boolean };
const screens: Screen[] = [];

beforeAll(async () => {
  live = await startLiveServer({ ...app, port: 0 });
  sdk = new Pusher({ ...app, host: "127.0.0.1", port: `${live.port}` });
  origin = await startOrigin();
  const { port } = origin.address() as AddressInfo;
  page.online = true;
  Object.assign(globalThis, {
    window: page,
    WebSocket: BrowserSocket,
    location: new URL(`http://127.0.0.1:${port}/dialogs`),
    navigator: {
      get onLine() {
        return page.online;
      },
    },
  });
});

beforeEach(() => {
  Object.assign(mood, { auth: "open", asked: 0, sockets: 0 });
});

afterEach(() => {
  for (const screen of screens.splice(0)) screen.leave();
});

afterAll(async () => {
  await nobodyListens();
  await live.close();
  origin.closeAllConnections();
  origin.close();
});

test("Maria's screen goes live, is told to catch up, and hears what changed", async () => {
  const maria = look();
  expect(maria.states).toEqual(["connecting"]);
  await maria.reaches("live");
  expect(maria.ready).toBe(1);
  await tell("private-account-7-now", 40);
  await tell("private-staff-3", 41);
  await tell("private-account-8-now", 42);
  await eventually(() =>
    expect(maria.heard).toEqual([{ dialogId: 40 }, { dialogId: 41 }]),
  );
});

test("that a colleague came or went is another sign than that something changed", async () => {
  const maria = look();
  await maria.reaches("live");
  await sdk.trigger("private-account-7-now", "attended", { dialogId: 40 });
  await eventually(() => expect(maria.attended).toBe(1));
  expect(maria.heard).toEqual([]);
});

test("what nobody waits for is heard as such", async () => {
  const maria = look();
  await maria.reaches("live");
  await sdk.trigger("private-account-7-now", "changed", { dialogId: 40, calm: true });
  await eventually(() => expect(maria.heard).toEqual([{ dialogId: 40, calm: true }]));
});

test("a screen does not hear of what it says that it did itself", async () => {
  const maria = look();
  await maria.reaches("live");
  const headers = new Headers(ownSocket());
  const socket_id = requestSocket(new Request("http://clinic.example", { headers }));
  expect(socket_id).toBeDefined();
  const params = socket_id ? { socket_id } : {};
  await sdk.trigger("private-staff-3", "changed", { dialogId: 40 }, params);
  await tell("private-staff-3", 41);
  await eventually(() => expect(maria.heard).toEqual([{ dialogId: 41 }]));
  headers.set("x-live-socket", "12.34, 56");
  expect(
    requestSocket(new Request("http://clinic.example", { headers })),
  ).toBeUndefined();
});

test("who sees other accounts from now on hears their channels without a new connection", async () => {
  await nobodyListens();
  const before = look(["private-staff-3"]);
  await before.reaches("live");
  const after = look(["private-account-7-now", "private-staff-3"]);
  before.leave();
  await after.reaches("live");
  await tell("private-account-7-now", 40);
  await eventually(() => expect(after.heard).toEqual([{ dialogId: 40 }]));
  expect(mood.sockets).toBe(1);
});

test("an event without a dialog, or with more than its id, is still only a sign to catch up", async () => {
  const maria = look();
  await maria.reaches("live");
  await sdk.trigger("private-account-7-now", "changed", {});
  await sdk.trigger("private-account-7-now", "changed", { dialogId: "40", text: "…" });
  await sdk.trigger("private-account-7-now", "changed", { renewed: true, name: "…" });
  await eventually(() => expect(maria.heard).toEqual([{}, {}, { renewed: true }]));
});

test("React's double mounting opens one socket and asks once for each channel", async () => {
  await nobodyListens();
  look().leave();
  const maria = look();
  await maria.reaches("live");
  await seconds(1.5);
  expect(mood).toMatchObject({ sockets: 1, asked: 2 });
  expect(maria.states.at(-1)).toBe("live");
});

test("two listeners share the connection; each is told to catch up when it joins", async () => {
  await nobodyListens();
  const list = look();
  await list.reaches("live");
  const counter = look(["private-account-7-now"]);
  expect(counter.ready).toBe(1);
  await tell("private-account-7-now", 40);
  await eventually(() =>
    expect([list.heard, counter.heard]).toEqual([[{ dialogId: 40 }], [{ dialogId: 40 }]]),
  );
  expect(mood.sockets).toBe(1);
  counter.leave();
  await seconds(1.2);
  await tell("private-account-7-now", 41);
  await eventually(() => expect(list.heard).toHaveLength(2));
  expect(counter.heard).toHaveLength(1);
});

test("when nobody listens any more the socket is closed, and opens again for the next screen", async () => {
  const maria = look();
  await maria.reaches("live");
  maria.leave();
  await nobodyListens();
  await look().reaches("live");
});

test("a live server that was away for some seconds is met again within two, and the screen catches up", async () => {
  const maria = look();
  await maria.reaches("live");
  const { port } = live;
  await live.close();
  await maria.reaches("reconnecting");
  await seconds(6);
  live = await startLiveServer({ ...app, port });
  const backAt = Date.now();
  await maria.reaches("live");
  expect(Date.now() - backAt).toBeLessThan(2_500);
  expect(maria.ready).toBe(2);
  await tell("private-account-7-now", 40);
  await eventually(() => expect(maria.heard).toEqual([{ dialogId: 40 }]));
  expect(maria.states).not.toContain("offline");
});

test("a socket that was cut is back within a second, by one other socket, and the screen catches up", async () => {
  await nobodyListens();
  const maria = look();
  await maria.reaches("live");
  await seconds(1.1);
  for (const stream of streams) stream.destroy();
  await maria.reaches("reconnecting");
  const cutAt = Date.now();
  await maria.reaches("live");
  expect(Date.now() - cutAt).toBeLessThan(1_500);
  expect(maria.ready).toBe(2);
  expect(mood).toMatchObject({ sockets: 2, asked: 4 });
});

test("while the app can't be asked whether Maria may listen, it is asked again", async () => {
  await nobodyListens();
  mood.auth = "away";
  const maria = look();
  await eventually(() => expect(mood.asked).toBeGreaterThan(1));
  expect(maria.states).not.toContain("live");
  expect(maria.ready).toBe(0);
  mood.auth = "open";
  await maria.reaches("live");
  expect(maria.ready).toBe(1);
});

test("a channel that she may not hear leaves the screen offline, and the others are heard", async () => {
  const maria = look(["private-account-7-now", "private-account-8-now"]);
  await maria.reaches("offline");
  expect(maria.ready).toBe(1);
  await tell("private-account-7-now", 40);
  await eventually(() => expect(maria.heard).toEqual([{ dialogId: 40 }]));
});

test("whoever may hear less from now on is live again with what is left, once nobody asks for more", async () => {
  await nobodyListens();
  const before = look(["private-account-7-now", "private-account-8-now"]);
  await before.reaches("offline");
  const after = look(["private-account-7-now"]);
  before.leave();
  await after.reaches("live");
});

test("on this very machine the browser's having no network does not matter", async () => {
  page.online = false;
  const maria = look();
  await maria.reaches("live");
  page.dispatchEvent(new Event("offline"));
  expect(maria.states.at(-1)).toBe("live");
  page.online = true;
});

/** As browsers have it: what goes wrong with a socket nobody need listen to. */
class BrowserSocket extends WebSocket {
  constructor(address: string) {
    super(address);
    this.on("error", () => undefined);
  }
}

class Screen {
  readonly states: LiveState[] = [];
  readonly heard: ChangedEvent[] = [];
  ready = 0;
  attended = 0;
  readonly leave: () => void;

  constructor(names: string[]) {
    this.leave = subscribe({
      connection,
      channels: names,
      onChanged: (event) => this.heard.push(event),
      onAttended: () => {
        this.attended += 1;
      },
      onState: (state) => this.states.push(state),
      onReady: () => {
        this.ready += 1;
      },
    });
  }

  async reaches(state: LiveState) {
    await eventually(() => expect(this.states.at(-1)).toBe(state));
  }
}

function look(names = channels) {
  const screen = new Screen(names);
  screens.push(screen);
  return screen;
}

const tell = (channel: string, dialogId: number) =>
  sdk.trigger(channel, "changed", { dialogId });

const nobodyListens = () =>
  eventually(async () => {
    const answer = await sdk.get({ path: "/channels" });
    expect(await answer.json()).toEqual({ channels: {} });
  });

const seconds = (count: number) => new Promise((done) => setTimeout(done, count * 1_000));

async function eventually(check: () => unknown) {
  const deadline = Date.now() + 8_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 10));
    }
  }
}

/** The app's origin as far as a page's live updates see it: the route that authorises, and the way to the socket. */
async function startOrigin() {
  const scope = { all: false as const, accountIds: [7] };
  const maria = { id: 3, scope, audience: "now" };
  const server = createServer(async (asked, response) => {
    mood.asked += 1;
    const form = new URLSearchParams(await textOf(asked));
    const hearing = authorise(maria, form);
    if (mood.auth === "away") return response.writeHead(503).end();
    if (!hearing || asked.url !== "/api/live/auth") return response.writeHead(403).end();
    response.end(JSON.stringify(sdk.authorizeChannel(hearing.socketId, hearing.channel)));
  });
  server.on("upgrade", (asked: IncomingMessage, stream: Duplex) => {
    mood.sockets += 1;
    streams.add(stream);
    toLiveServer(asked, stream);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

function toLiveServer(asked: IncomingMessage, stream: Duplex) {
  const path = asked.url?.replace(/^\/rt/, "");
  const onward = request({
    host: "127.0.0.1",
    port: live.port,
    path,
    headers: asked.headers,
  });
  onward.on("upgrade", (answer, further, begun) => {
    const head = Object.entries(answer.headers).map(
      ([name, value]) => `${name}: ${value}`,
    );
    stream.write(`HTTP/1.1 101 Switching Protocols\r\n${head.join("\r\n")}\r\n\r\n`);
    further.unshift(begun);
    further.pipe(stream).pipe(further);
    further.on("error", () => stream.destroy());
    further.on("close", () => stream.destroy());
    stream.on("error", () => further.destroy());
    stream.on("close", () => further.destroy());
  });
  onward.on("error", () => stream.destroy());
  onward.end();
}

async function textOf(asked: IncomingMessage) {
  let text = "";
  for await (const part of asked) text += part;
  return text;
}
