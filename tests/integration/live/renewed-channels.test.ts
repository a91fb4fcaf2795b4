import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Pusher from "pusher";
import { type Awaiting, awaitArrivals } from "@/components/notifications/await-arrivals";
import { allowedChannels } from "@/lib/live/allowed-channels";
import { authorise } from "@/lib/live/authorise";
import { type LiveServer, startLiveServer } from "@/lib/live/server/start-live-server";

/** A page on which nobody wants to be called, and what it hears when the channels get other names. */
const app = { appId: "dialogs", key: "dialogs", secret: "a secret between the two" };
const maria = {
  id: 3,
  scope: { all: false as const, accountIds: [7] },
  audience: "first",
};
const { fetch } = globalThis;

let live: LiveServer;
let origin: Server;
let awaiting: Awaiting | undefined;

beforeAll(async () => {
  live = await startLiveServer({ ...app, port: 0 });
  origin = await startOrigin();
  const location = new URL(`http://127.0.0.1:${portOf(origin)}/dialogs`);
  const navigator = { onLine: true };
  Object.assign(globalThis, { window: new EventTarget(), location, navigator });
  globalThis.fetch = (asked, init) => fetch(new URL(String(asked), location), init);
});

beforeEach(async () => {
  maria.audience = "first";
  awaiting = awaitArrivals({
    live: { key: app.key, host: "127.0.0.1", port: live.port, tls: false },
    channels: allowedChannels(maria),
    isWanted: () => false,
    onArrivals: () => {},
    onUnread: () => {},
  });
  await hears("private-account-7-first", "private-staff-3");
});

afterEach(() => awaiting?.stop());

afterAll(async () => {
  globalThis.fetch = fetch;
  await live.close();
  origin.closeAllConnections();
  origin.close();
});

test("a page that is told so goes over to them", async () => {
  maria.audience = "second";
  await sdk().trigger("private-staff-3", "changed", { renewed: true });
  await hears("private-account-7-second", "private-staff-3");
});

test("a page that was away while it was told goes over to them when it is back", async () => {
  const { port } = live;
  await live.close();
  maria.audience = "second";
  live = await startLiveServer({ ...app, port });
  await hears("private-account-7-second", "private-staff-3");
});

const sdk = () => new Pusher({ ...app, host: "127.0.0.1", port: `${live.port}` });

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function hears(...names: string[]) {
  for (const end = Date.now() + 10_000; ; ) {
    const answer = await sdk().get({ path: "/channels" });
    const { channels } = (await answer.json()) as { channels: object };
    const heard = Object.keys(channels).sort();
    if (heard.join() === names.join()) return;
    if (Date.now() > end) return expect(heard).toEqual(names);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** The app as far as such a page asks it: whether it may hear a channel, and what came. */
async function startOrigin() {
  const server = createServer(async (asked, response) => {
    if (asked.url?.startsWith("/api/dialogs/arrivals")) {
      const channels = allowedChannels(maria);
      return response.end(
        JSON.stringify({ cursor: "", unread: 0, arrivals: [], channels }),
      );
    }
    const hearing = authorise(maria, new URLSearchParams(await textOf(asked)));
    if (!hearing) return response.writeHead(403).end();
    response.end(
      JSON.stringify(sdk().authorizeChannel(hearing.socketId, hearing.channel)),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

async function textOf(asked: IncomingMessage) {
  let text = "";
  for await (const part of asked) text += part;
  return text;
}
