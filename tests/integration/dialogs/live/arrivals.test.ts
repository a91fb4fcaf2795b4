import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { changes, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { assignDialog } from "@/lib/dialogs/actions/assign";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { markSeen } from "@/lib/dialogs/actions/see";
import { arrivalsSince } from "@/lib/dialogs/live/arrivals";
import { storeReply } from "@/lib/dialogs/send/send";
import { type Cast, makeCast } from "@/tests/support/cast";
import { allButDates } from "@/tests/support/clocks";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, seenAll } from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";

const database = useDatabase();

let sender: Cast["sender"];
let dana: Staff;
let priya: Staff;
let tomas: Staff;

beforeAll(async () => {
  ({ sender, dana, priya, tomas } = await makeCast());
});

beforeEach(() => emptyInbox(database()));

test("what Maria writes calls Dana, by name and account and without its words", async () => {
  const { cursor, arrivals } = await arrivalsSince(dana, "");
  expect(arrivals).toEqual([]);
  const dialogId = await makeDialog(sender, { text: "My rash is back" });
  const came = await arrivalsSince(dana, cursor);
  expect(came).toMatchObject({
    unread: 1,
    arrivals: [
      {
        dialogId,
        name: "Maria Gomez",
        account: { id: sender.id, channelName: "WhatsApp", label: sender.label },
      },
    ],
    channels: [`private-accounts-${dana.audience}`, `private-staff-${dana.id}`],
  });
  expect(JSON.stringify(came)).not.toContain("rash");
});

describe("a dialog that is given to somebody", () => {
  const give = (by: Staff, dialogId: number, to: Staff | null) =>
    assignDialog(by, { dialogId, assigneeId: to?.id ?? null });

  test("calls them, and neither who gave it nor anybody else", async () => {
    const dialogId = await makeDialog(sender);
    const cursor = await settledCursor(dana);
    const tomasCursor = await settledCursor(tomas);
    await give(dana, dialogId, tomas);
    expect((await arrivalsSince(tomas, tomasCursor)).arrivals).toMatchObject([
      { dialogId, name: "Maria Gomez", account: { id: sender.id }, isAssigned: true },
    ]);
    expect((await arrivalsSince(dana, cursor)).arrivals).toEqual([]);
  });

  test("calls nobody who takes it themselves, nor whom it was taken from again", async () => {
    const dialogId = await makeDialog(sender);
    const cursor = await settledCursor(tomas);
    await give(tomas, dialogId, tomas);
    expect((await arrivalsSince(tomas, cursor)).arrivals).toEqual([]);
    await give(dana, dialogId, null);
    await give(dana, dialogId, tomas);
    await give(dana, dialogId, null);
    expect((await arrivalsSince(tomas, cursor)).arrivals).toEqual([]);
  });

  test("calls nobody once that was some minutes ago, or once it is closed", async () => {
    const dialogId = await makeDialog(sender);
    const cursor = await settledCursor(tomas);
    const called = async () => (await arrivalsSince(tomas, cursor)).arrivals;
    await give(dana, dialogId, tomas);
    await database().update(changes).set({ at: sql`now() - interval '3 minutes'` });
    expect(await called()).toEqual([]);
    await give(dana, dialogId, null);
    await give(dana, dialogId, tomas);
    expect(await called()).toMatchObject([{ dialogId, isAssigned: true }]);
    await closeDialog(dana, dialogId);
    expect(await called()).toEqual([]);
  });
});

test("what Dana has seen, and what came long ago, calls nobody", async () => {
  const { cursor } = await arrivalsSince(dana, "");
  const dialogId = await makeDialog(sender);
  await markSeen(dana, { dialogId, seq: 1 });
  expect((await arrivalsSince(dana, cursor)).arrivals).toEqual([]);
  await makeDialog(sender);
  await database()
    .update(messages)
    .set({ receivedAt: new Date(Date.now() - 180_000) });
  expect((await arrivalsSince(dana, cursor)).arrivals).toEqual([]);
});

test("what a colleague has answered calls nobody any more", async () => {
  const { cursor } = await arrivalsSince(dana, "");
  const dialogId = await makeDialog(sender);
  const reply = { dialogId, clientId: randomUUID(), text: "Tuesday suits us." };
  await storeReply(tomas, { ...reply, seenSeq: seenAll });
  expect((await arrivalsSince(dana, cursor)).arrivals).toEqual([]);
});

test("a process whose clock is some minutes behind the database's calls Dana all the same", async () => {
  const { cursor } = await arrivalsSince(dana, "");
  jest.useFakeTimers({ now: Date.now() - 180_000, doNotFake: allButDates });
  await makeDialog(sender);
  const { arrivals } = await arrivalsSince(dana, cursor);
  jest.useRealTimers();
  expect(arrivals).toHaveLength(1);
});

test("Priya, who may not see the account, is neither called nor told how many there are", async () => {
  const { cursor } = await arrivalsSince(priya, "");
  await makeDialog(sender);
  expect(await arrivalsSince(priya, cursor)).toMatchObject({ unread: 0, arrivals: [] });
});

test("a cursor of another scope, or of nobody, begins anew", async () => {
  const { cursor } = await arrivalsSince(dana, "");
  await makeDialog(sender);
  const changed = { ...dana, scopeVersion: dana.scopeVersion + 1 };
  expect((await arrivalsSince(changed, cursor)).arrivals).toEqual([]);
  expect((await arrivalsSince(dana, "nonsense")).arrivals).toEqual([]);
  const beyond = cursor.replace(/\.\d+\./, ".99999999999999999999.");
  expect((await arrivalsSince(dana, beyond)).arrivals).toEqual([]);
});
