import { once } from "node:events";
import Pusher from "pusher";
import PusherClient from "pusher-js";
import { WebSocket } from "ws";
import { type LiveServer, startLiveServer } from "@/lib/live/server/start-live-server";

/** A built-in live server with room for three sockets. */
jest.mock("@/lib/live/server/limits", () => {
  const actual = jest.requireActual("@/lib/live/server/limits");
  return { ...actual, ownLimits: { ...actual.ownLimits, sockets: 3 } };
});

const app = { appId: "dialogs", key: "dialogs", secret: "a secret between the two" };
const channelName = "private-accounts-of-this-audience";
let server: LiveServer;
let sdk: Pusher;
const members: PusherClient[] = [];
const strangers: WebSocket[] = [];

beforeEach(async () => {
  server = await startLiveServer({ ...app, port: 0 });
  sdk = new Pusher({ ...app, host: "127.0.0.1", port: `${server.port}` });
});

afterEach(async () => {
  for (const member of members.splice(0)) member.disconnect();
  for (const stranger of strangers.splice(0)) stranger.terminate();
  await server.close();
});

/** A stranger opens a socket and leaves it open; what they may hear without asking anybody they hear. */
async function strangerComes(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/app/dialogs?protocol=7`);
  strangers.push(socket);
  await once(socket, "message");
  const wish = { event: "pusher:subscribe", data: { channel: "anything" } };
  socket.send(JSON.stringify(wish));
  await once(socket, "message");
  return socket;
}

/** A member's screen, which hears what the application allows it. */
function memberComes() {
  const member = new PusherClient(app.key, {
    cluster: "",
    wsHost: "127.0.0.1",
    wsPort: server.port,
    forceTLS: false,
    enabledTransports: ["ws"],
    channelAuthorization: {
      transport: "ajax",
      endpoint: "",
      customHandler: ({ socketId, channelName: asked }, hand) =>
        hand(null, sdk.authorizeChannel(socketId, asked)),
    },
  });
  members.push(member);
  const channel = member.subscribe(channelName);
  return new Promise<string>((answer) => {
    channel.bind("pusher:subscription_succeeded", () => answer("hears"));
    member.connection.bind("error", () => answer("refused"));
  });
}

test("a member's screen finds room among however many strangers' sockets, the oldest of which goes", async () => {
  const first = await strangerComes();
  await strangerComes();
  expect(await memberComes()).toBe("hears");
  const gone = once(first, "close");
  expect(await memberComes()).toBe("hears");
  await gone;
  await strangerComes();
  expect(await memberComes()).toBe("hears");
  expect(members.map(({ connection }) => connection.state)).toEqual(
    Array(3).fill("connected"),
  );
});

test("where all are members', the next comes again later", async () => {
  for (let count = 0; count < 3; count += 1) expect(await memberComes()).toBe("hears");
  const next = new WebSocket(`ws://127.0.0.1:${server.port}/app/dialogs?protocol=7`);
  const [code] = await once(next, "close");
  expect(code).toBe(4100);
});
