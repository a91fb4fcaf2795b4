import { once } from "node:events";
import { WebSocket } from "ws";
import { grants } from "@/db/schema";
import { staffOf, startSession } from "@/lib/auth/sessions";
import { changesSince, freshCursor } from "@/lib/dialogs/live/changes";
import { allowedChannels, type Listener } from "@/lib/live/allowed-channels";
import { presentAudience } from "@/lib/live/audience";
import { publishChanged } from "@/lib/live/publish";
import { type LiveServer, startLiveServer } from "@/lib/live/server/start-live-server";
import { signSubscription } from "@/lib/live/sign-subscription";
import {
  changeStaff,
  deactivateStaff,
  endStaffSessions,
  resetPassword,
} from "@/lib/staff/change";
import type { StaffChange } from "@/lib/staff/types";
import { useDatabase } from "@/tests/support/database";
import { makeProfile, makeSender, makeStaff } from "@/tests/support/factories";

const database = useDatabase();
const app = { appId: "dialogs", key: "dialogs", secret: "a secret between the two" };
const name = "Priya Anand";
const open: WebSocket[] = [];

let server: LiveServer;
let kids: number;
let clinic: number;
let admin: { id: number };

beforeAll(async () => {
  server = await startLiveServer({ ...app, port: 0 });
  process.env.LIVE_PORT = String(server.port);
  process.env.LIVE_SECRET = app.secret;
  kids = (await makeProfile()).id;
  clinic = (await makeSender()).id;
  admin = await makeStaff({ role: "admin" });
});

afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
});

afterAll(() => server.close());

type Priya = Awaited<ReturnType<typeof employPriya>>;

const deeds: [string, (priya: Priya) => Promise<unknown>][] = [
  ["loses the account", ({ id }) => narrow(id, [kids])],
  ["loses all accounts", ({ id }) => narrow(id, [])],
  ["is deactivated", ({ id }) => deactivateStaff(id, admin.id)],
  ["is signed out everywhere", ({ id }) => endStaffSessions(id, admin.id)],
  ["must choose another password", ({ id }) => resetPassword(id, admin.id)],
];

test.each(deeds)(
  "a socket that was opened before Priya %s hears of that account no more, and a colleague's screen hears on",
  async (_, happens) => {
    const [priya, tomas] = [await employPriya(), await makeStaff()];
    const cursor = await freshCursor(tomas);
    const [hers, his] = [await listen(priya), await listen(tomas)];
    await change(1);
    expect(await heardSoFar(his)).toEqual([1]);
    expect(await heardSoFar(hers)).toEqual([1]);
    await happens(priya);
    const present = { ...tomas, audience: await presentAudience() };
    const caught = await changesSince(present, { cursor, open: null });
    if (caught.reset || !caught.scope) throw new Error("No channels were told.");
    expect(caught.scope.channels).toEqual(allowedChannels(present));
    const again = await listen(present);
    await change(2);
    expect(await heardSoFar(again)).toEqual([2]);
    expect(await heardSoFar(hers)).toEqual([1]);
  },
);

test("who only gets more accounts, or another name, changes nobody's channels", async () => {
  const { id } = await employPriya();
  const before = await presentAudience();
  await changeAs(id, { name: "Priya A", accountIds: null });
  expect(await presentAudience()).toBe(before);
});

test("a screen is told its channels once: with the next question they are known", async () => {
  const tomas = await makeStaff();
  const { id } = await employPriya();
  const cursor = await freshCursor(tomas);
  await narrow(id, []);
  const present = { ...tomas, audience: await presentAudience() };
  const caught = await changesSince(present, { cursor, open: null });
  if (caught.reset) throw new Error("The screen had to begin anew.");
  const next = await changesSince(present, { cursor: caught.cursor, open: null });
  expect(next).not.toHaveProperty("scope");
});

const change = (dialogId: number) => publishChanged([{ accountId: clinic, dialogId }]);

const narrow = (staffId: number, accountIds: number[]) =>
  changeAs(staffId, { accountIds });

/** Changes Priya by a form that shows her as she was employed. */
function changeAs(staffId: number, more: Partial<StaffChange>) {
  const seen = { name, role: "staff" as const, accountIds: [kids, clinic] };
  return changeStaff(staffId, { typed: { ...seen, ...more }, seen }, admin.id);
}

async function employPriya() {
  const accountIds = [kids, clinic];
  const { id: staffId } = await makeStaff({ name, scope: { all: false, accountIds } });
  const granted = accountIds.map((accountId) => ({ staffId, accountId }));
  await database().insert(grants).values(granted);
  const token = await startSession(database(), { staffId, userAgent: "" });
  const priya = await staffOf(token);
  if (!priya) throw new Error("Priya is not there.");
  return priya;
}

type Heard = { socket: WebSocket; dialogs: (number | undefined)[] };

/** A socket that hears what this member of staff may hear at this moment, and keeps it whatever comes. */
async function listen(listener: Listener): Promise<Heard> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/app/dialogs?protocol=7`);
  open.push(socket);
  const dialogs: Heard["dialogs"] = [];
  const { socket_id: socketId } = await next(socket, "pusher:connection_established");
  socket.on("message", (raw) => {
    const { event, data } = JSON.parse(raw.toString());
    if (event === "changed") dialogs.push(JSON.parse(data).dialogId);
  });
  for (const channel of allowedChannels(listener)) {
    const data = { channel, ...signSubscription({ socketId, channel }) };
    socket.send(JSON.stringify({ event: "pusher:subscribe", data }));
    await next(socket, "pusher_internal:subscription_succeeded");
  }
  return { socket, dialogs };
}

/** What was told before the answer has arrived when the answer has. */
async function heardSoFar({ socket, dialogs }: Heard) {
  socket.send(JSON.stringify({ event: "pusher:ping", data: {} }));
  await next(socket, "pusher:pong");
  return dialogs;
}

async function next(socket: WebSocket, event: string) {
  for (;;) {
    const [raw] = await once(socket, "message");
    const frame = JSON.parse(raw.toString());
    if (frame.event === event) return JSON.parse(frame.data);
  }
}
