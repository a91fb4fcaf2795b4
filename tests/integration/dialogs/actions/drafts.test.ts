import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/current-staff";
import { saveDraft } from "@/lib/dialogs/actions/drafts";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { storeReply } from "@/lib/dialogs/send/send";
import { openDialog } from "@/lib/dialogs/thread/open";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff, seenAll } from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";

const database = useDatabase();
let account: Awaited<ReturnType<typeof makeSender>>;
let dana: Staff;
let tomas: Staff;

beforeAll(async () => {
  account = await makeSender();
  dana = await makeStaff({ name: "Dana Whitlock" });
  tomas = await makeStaff({ name: "Tomas Reyk" });
});

beforeEach(() => emptyInbox(database()));

const rowOf = async (member: Staff) =>
  (await listDialogs(member, { tab: "active" })).rows[0];

test("what Dana begins stands on her other screens and in her list, and on nobody else's", async () => {
  const dialogId = await makeDialog(account);
  const cursor = await settledCursor(dana);
  const theirs = await settledCursor(tomas);
  await saveDraft(dana, { dialogId, text: "The nurse can call", note: "" });
  expect(await rowOf(dana)).toMatchObject({ draft: "The nurse can call" });
  expect(await rowOf(tomas)).toMatchObject({ draft: null });
  const news = await changesSince(dana, { cursor, open: dialogId });
  expect(news).toMatchObject({
    open: { draft: { text: "The nurse can call" }, isItself: false },
  });
  const told = await changesSince(tomas, { cursor: theirs, open: dialogId });
  expect(told).toMatchObject({ rows: [], open: null });
  expect((await openDialog(tomas, dialogId))?.draft).toBeNull();
});

test("the later of two saves has the later time, however quickly they follow", async () => {
  const dialogId = await makeDialog(account);
  const times: string[] = [];
  for (const text of ["T", "Th", "The"]) {
    const saved = await saveDraft(dana, { dialogId, text, note: "" });
    if (saved.ok) times.push(saved.value.savedAt);
  }
  expect(times).toEqual([...new Set(times)].sort());
  expect(times).toHaveLength(3);
});

test("sending empties the reply that was begun, not the note, and not a colleague's", async () => {
  const dialogId = await makeDialog(account);
  await saveDraft(dana, { dialogId, text: "See you Fri", note: "ask about Ben" });
  await saveDraft(tomas, { dialogId, text: "Hello", note: "" });
  const reply = { dialogId, clientId: randomUUID(), text: "See you Friday" };
  expect(await storeReply(dana, { ...reply, seenSeq: 0 })).toMatchObject({ ok: false });
  expect((await openDialog(dana, dialogId))?.draft?.text).toBe("See you Fri");
  expect(await storeReply(dana, { ...reply, seenSeq: seenAll })).toMatchObject({
    ok: true,
  });
  expect((await openDialog(dana, dialogId))?.draft).toMatchObject({
    text: "",
    note: "ask about Ben",
  });
  expect((await openDialog(tomas, dialogId))?.draft?.text).toBe("Hello");
});

test("a dialog that one may not see keeps no draft", async () => {
  const dialogId = await makeDialog(account);
  const priya = await makeStaff({ scope: { all: false, accountIds: [] } });
  expect(await saveDraft(priya, { dialogId, text: "Hello", note: "" })).toEqual({
    ok: false,
    reason: "notFound",
  });
});
