import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { dialogs, messages, notes, outbox } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { saveDraft } from "@/lib/dialogs/deeds/drafts";
import { addNote } from "@/lib/dialogs/deeds/notes";
import { changesSince } from "@/lib/dialogs/live/changes";
import { storeReply } from "@/lib/dialogs/send/send";
import { openDialog } from "@/lib/dialogs/thread/open";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
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

const noteOn = (
  dialogId: number,
  text = "Ask which child before you change a visit.",
) => ({
  dialogId,
  clientId: randomUUID(),
  text,
});

const dialogNow = async (id: number) =>
  (await database().select().from(dialogs).where(eq(dialogs.id, id)))[0];

test("a note stands in the thread with its author, for colleagues too, as soon as it is written", async () => {
  const id = await makeDialog(account);
  const cursor = await settledCursor(tomas);
  await addNote(dana, noteOn(id));
  const told = await changesSince(tomas, { cursor, open: id });
  const note = {
    type: "note",
    by: "Dana Whitlock",
    text: "Ask which child before you change a visit.",
  };
  expect(told).toMatchObject({ open: { beside: [note] } });
  expect((await openDialog(tomas, id))?.beside).toMatchObject([note]);
});

test("it is nothing that was said: the dialog, its outbox and a reply under way know nothing of it", async () => {
  const id = await makeDialog(account);
  const before = await dialogNow(id);
  await addNote(tomas, noteOn(id));
  expect(await dialogNow(id)).toEqual(before);
  expect(await database().$count(messages)).toBe(1);
  expect(await database().$count(outbox)).toBe(0);
  const reply = { dialogId: id, clientId: randomUUID(), text: "Yes", seenSeq: 1 };
  expect(await storeReply(dana, reply)).toMatchObject({ ok: true });
});

test("handed over twice it is kept once; it is found without its accents", async () => {
  const id = await makeDialog(account);
  const note = noteOn(id, "Rappeler l’école");
  await addNote(dana, note);
  expect(await addNote(dana, note)).toMatchObject({ ok: true });
  const kept = await database().select().from(notes);
  expect(kept).toMatchObject([{ searchText: "rappeler l’ecole" }]);
});

test("keeping it empties the note that was begun, and leaves the reply", async () => {
  const dialogId = await makeDialog(account);
  await saveDraft(dana, { dialogId, text: "See you", note: "Ask which" });
  await addNote(dana, noteOn(dialogId));
  expect((await openDialog(dana, dialogId))?.draft).toMatchObject({
    text: "See you",
    note: "",
  });
});

test("in a dialog that one may not see it is refused", async () => {
  const id = await makeDialog(account);
  const priya = await makeStaff({ scope: { all: false, accountIds: [] } });
  expect(await addNote(priya, noteOn(id))).toEqual({ ok: false, reason: "notFound" });
  expect(await database().$count(notes)).toBe(0);
});
