import { randomUUID } from "node:crypto";
import { presences } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { attendants, keepPresence } from "@/lib/dialogs/live/presence";
import { type Cast, makeCast } from "@/tests/support/cast";
import { allButDates } from "@/tests/support/clocks";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog } from "@/tests/support/factories";

const database = useDatabase();

let sender: Cast["sender"];
let dana: Staff;
let tomas: Staff;
let priya: Staff;
let maria: number;
let jonas: number;

beforeAll(async () => {
  ({ sender, dana, tomas, priya } = await makeCast());
});

beforeEach(async () => {
  await emptyInbox(database());
  maria = await makeDialog(sender);
  const peer = {
    identities: [{ kind: "phone" as const, value: "+447700900124" }],
    name: "Jonas Weber",
    handle: null,
  };
  jonas = await makeDialog(sender, { peer });
});

const tab = randomUUID();
const told = (...dialogIds: number[]) => ({
  ok: true,
  value: dialogIds.map((dialogId) => ({ accountId: sender.id, dialogId })),
});

test("Dana opens Maria's dialog, writes, pauses and moves on: each time colleagues are told, a repeat tells nothing", async () => {
  const at = (dialogId: number | null, typing = false) =>
    keepPresence(dana, { tab, dialogId, typing });
  expect(await at(maria)).toEqual(told(maria));
  expect(await at(maria)).toEqual(told());
  expect(await at(maria, true)).toEqual(told(maria));
  expect(await at(maria, true)).toEqual(told());
  expect(await attendants(tomas)).toEqual([
    { dialogId: maria, colleague: { id: dana.id, name: "Dana Whitlock" }, typing: true },
  ]);
  expect(await at(maria)).toEqual(told(maria));
  expect(await at(jonas)).toEqual(told(maria, jonas));
  expect(await at(null)).toEqual(told(jonas));
  expect(await attendants(tomas)).toEqual([]);
});

test("two tabs of one person are one person; nobody is told of the second, nor that the first went", async () => {
  const other = randomUUID();
  await keepPresence(dana, { tab, dialogId: maria, typing: false });
  expect(
    await keepPresence(dana, { tab: other, dialogId: maria, typing: false }),
  ).toEqual(told());
  expect(await attendants(tomas)).toHaveLength(1);
  expect(await keepPresence(dana, { tab, dialogId: null, typing: false })).toEqual(
    told(),
  );
  expect(await attendants(tomas)).toHaveLength(1);
});

test("nobody is a colleague to themselves", async () => {
  await keepPresence(dana, { tab, dialogId: maria, typing: true });
  expect(await attendants(dana)).toEqual([]);
});

test("a tab that went silent is gone, and who stopped typing does not type", async () => {
  await keepPresence(dana, { tab, dialogId: maria, typing: true });
  const typedAt = new Date(Date.now() - 9_000);
  await database().update(presences).set({ typedAt });
  expect(await attendants(tomas)).toMatchObject([{ typing: false }]);
  await database()
    .update(presences)
    .set({ seenAt: new Date(Date.now() - 51_000) });
  expect(await attendants(tomas)).toEqual([]);
});

test("a colleague of whom a process tells whose clock is a minute behind the database's is there as well", async () => {
  jest.useFakeTimers({ now: Date.now() - 60_000, doNotFake: allButDates });
  await keepPresence(dana, { tab, dialogId: maria, typing: true });
  jest.useRealTimers();
  expect(await attendants(tomas)).toMatchObject([{ dialogId: maria, typing: true }]);
});

test("Priya, who may not see the account, neither comes to its dialogs nor hears who is there", async () => {
  await keepPresence(dana, { tab, dialogId: maria, typing: false });
  expect(await attendants(priya)).toEqual([]);
  expect(await keepPresence(priya, { tab, dialogId: maria, typing: true })).toEqual({
    ok: false,
    reason: "notFound",
  });
  expect(await attendants(tomas)).toHaveLength(1);
});
