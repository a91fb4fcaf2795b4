import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Pusher from "pusher";
import PusherClient from "pusher-js";
import { messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { Changes } from "@/lib/dialogs/types/changes";
import { presentAudience } from "@/lib/live/audience";
import { type LiveServer, startLiveServer } from "@/lib/live/server/start-live-server";
import { accountChannel, changedEvent } from "@/lib/live/types";
import type { Order } from "@/tests/support/application";
import { useDatabase } from "@/tests/support/database";
import { manifest, twilioPost, twilioSample } from "@/tests/support/deliveries";
import { makeSender, makeStaff, seenAll } from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";
import { type Standin, startStandin } from "@/tests/support/standin/standin";

/** Two applications in processes of their own, on one database and one live server, both sweeping all the time. */
let north: Application;
let south: Application;

// Before the database is dropped, which they hold.
afterAll(async () => {
  await Promise.all([north.stop(), south.stop()]);
  await standin.close();
  reports.close();
  await live.close();
});

const database = useDatabase();
const app = { appId: "dialogs", key: "dialogs", secret: "a secret between the two" };
const clinic = manifest.world.twilio.sender.replace("whatsapp:", "");
let account: Awaited<ReturnType<typeof makeSender>>;
let tomas: Staff;
let live: LiveServer;
let standin: Standin;
/** Takes what the provider reports of sends, which is nobody's concern here. */
let reports: Server;

beforeAll(async () => {
  account = await makeSender();
  tomas = await makeStaff({ name: "Tomas Reyk" });
  live = await startLiveServer({ ...app, port: 0 });
  reports = createServer((_, answer) => answer.end()).listen(0, "127.0.0.1");
  await once(reports, "listening");
  const { port } = reports.address() as AddressInfo;
  const deliverTo = `http://127.0.0.1:${port}`;
  standin = await startStandin({ appUrl: "https://clinic.example", deliverTo });
  const { accountSid, authToken } = manifest.world.twilio;
  standin.addTwilioAccount({ accountSid, authToken, friendlyName: "Northgate Clinic" });
  standin.addSender({ accountSid, number: clinic, name: "Northgate Clinic" });
  [north, south] = await Promise.all([start(), start()]);
}, 60_000);

test("what comes to one is heard by who listens, and caught up with at the other", async () => {
  const heard = await listen();
  const cursor = await settledCursor(tomas);
  expect(await north.ask(await delivery("Maria writes", 1))).toBe(true);
  await heard.next();
  const told = (await south.ask({ do: "changes", staff: tomas, cursor })) as Changes;
  expect(told).toMatchObject({
    reset: false,
    rows: [{ preview: { text: "Maria writes" } }],
  });
  heard.leave();
});

test("a delivery that comes to both at once is kept once", async () => {
  const same = await delivery("twice", 2);
  await Promise.all([north.ask(same), south.ask(same), south.ask(same), north.ask(same)]);
  const kept = await database().select().from(messages);
  expect(kept.filter(({ text }) => text === "twice")).toHaveLength(1);
});

test("replies that both are given go out once each, while both sweep", async () => {
  const [message] = await database().select().from(messages);
  const dialogId = message?.dialogId ?? 0;
  const texts = Array.from({ length: 12 }, (_, index) => `answer ${index}`);
  for (const [index, text] of texts.entries()) {
    const order = { staff: tomas, dialogId, text, seenSeq: seenAll } as const;
    const one = index % 2 ? north : south;
    expect(
      await one.ask({ do: "reply", ...order, clientId: randomUUID() }),
    ).toMatchObject({ ok: true });
  }
  while (standin.sent().length < texts.length)
    await Promise.all([north.ask({ do: "sweep" }), south.ask({ do: "sweep" })]);
  await Promise.all([north.ask({ do: "sweep" }), south.ask({ do: "sweep" })]);
  expect(standin.sent().map(({ body }) => body)).toEqual(texts);
}, 60_000);

type Application = { ask(order: Order): Promise<unknown>; stop(): Promise<void> };

async function start(): Promise<Application> {
  const child = fork("tests/support/application.ts", {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: database().$client.options.connectionString,
      PROVIDER_STANDIN_URL: standin.url,
      PUSHER_APP_ID: app.appId,
      PUSHER_KEY: app.key,
      PUSHER_SECRET: app.secret,
      PUSHER_HOST: "127.0.0.1",
      PUSHER_PORT: String(live.port),
    },
  });
  let last = 0;
  const answers = answersOf(child);
  await answers(0);
  return {
    ask(order) {
      last += 1;
      const answer = answers(last);
      child.send({ id: last, order });
      return answer;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.disconnect();
      }),
  };
}

/** The answer to each order, by its number. */
function answersOf(child: ChildProcess) {
  const waiting = new Map<number, (answer: unknown) => void>();
  child.on("message", (said) => {
    const { id, answer } = said as { id: number; answer: unknown };
    waiting.get(id)?.(answer);
  });
  return (id: number) => new Promise<unknown>((resolve) => waiting.set(id, resolve));
}

async function delivery(text: string, number: number): Promise<Order> {
  const sid = `SM${String(number).padStart(32, "0")}`;
  const sample = twilioSample("twilio-legacy-minimal");
  const post = twilioPost({
    ...sample,
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    Body: text,
  });
  const { url, headers } = post;
  return {
    do: "receive",
    channel: "whatsapp",
    url,
    body: await post.text(),
    headers: Object.fromEntries(headers),
  };
}

/** A screen's ear at the live server. */
async function listen() {
  const sdk = new Pusher({ ...app, host: "127.0.0.1", port: `${live.port}` });
  const client = new PusherClient(app.key, {
    cluster: "local",
    wsHost: "127.0.0.1",
    wsPort: live.port,
    forceTLS: false,
    enabledTransports: ["ws"],
    channelAuthorization: {
      endpoint: "",
      transport: "ajax",
      customHandler: ({ socketId, channelName }, tell) =>
        tell(null, sdk.authorizeChannel(socketId, channelName)),
    },
  });
  const channel = client.subscribe(accountChannel(account.id, await presentAudience()));
  await new Promise((resolve) => channel.bind("pusher:subscription_succeeded", resolve));
  const first = new Promise((resolve) => channel.bind(changedEvent, resolve));
  return { next: () => first, leave: () => client.disconnect() };
}
