import { grants, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { markSeen } from "@/lib/dialogs/deeds/see";
import { arrivalsSince } from "@/lib/dialogs/live/arrivals";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import {
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
} from "@/tests/support/factories";

const database = useDatabase();

let sender: Awaited<ReturnType<typeof makeSender>>;
let dana: Staff;
let priya: Staff;

beforeAll(async () => {
  sender = await makeSender();
  const { id: accountId } = await makeProfile("A");
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const scope = { all: false as const, accountIds: [accountId] };
  priya = await makeStaff({ name: "Priya Anand", scope });
  await database().insert(grants).values({ staffId: priya.id, accountId });
});

beforeEach(() => emptyInbox(database()));

test("what Maria writes calls Dana, by name and channel and without its words", async () => {
  const { cursor, arrivals } = await arrivalsSince(dana, "");
  expect(arrivals).toEqual([]);
  const dialogId = await makeDialog(sender, { text: "My rash is back" });
  const came = await arrivalsSince(dana, cursor);
  expect(came).toMatchObject({
    unread: 1,
    arrivals: [{ dialogId, name: "Maria Gomez", channel: "WhatsApp" }],
    channels: ["private-accounts", `private-staff-${dana.id}`],
  });
  expect(JSON.stringify(came)).not.toContain("rash");
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
});
