import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { dialogs, foldings, messages, notes, outbox } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { saveDraft } from "@/lib/dialogs/actions/drafts";
import { addNote, withdrawNote } from "@/lib/dialogs/actions/notes";
import { changesSince } from "@/lib/dialogs/live/changes";
import { refold } from "@/lib/dialogs/search/refold";
import { search } from "@/lib/dialogs/search/search";
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

describe("a note that its author withdraws", () => {
  const anywhere = { account: null, channel: null };
  const written = async (text = "Call the school on Monday") => {
    const dialogId = await makeDialog(account);
    await addNote(dana, noteOn(dialogId, text));
    const [note] = await database().select().from(notes);
    return { dialogId, noteId: note?.id ?? 0 };
  };

  test("stays in its place, marked, on colleagues' screens too, and is found no more", async () => {
    const note = await written();
    const found = async () =>
      (await search(tomas, { q: "school", ...anywhere }))?.messages?.hits.length;
    expect(await found()).toBe(1);
    const cursor = await settledCursor(tomas);
    expect(await withdrawNote(dana, note)).toMatchObject({ ok: true });
    const told = await changesSince(tomas, { cursor, open: note.dialogId });
    const row = { type: "note", text: "Call the school on Monday", withdrawn: true };
    expect(told).toMatchObject({ open: { beside: [{ ...row, version: 2 }] } });
    expect(await found()).toBe(0);
  });

  test("twice is withdrawn once, and folding anew does not have it found again", async () => {
    const note = await written();
    await withdrawNote(dana, note);
    expect(await withdrawNote(dana, note)).toEqual({ ok: true, value: [] });
    await database().delete(foldings);
    await refold();
    expect(await database().select().from(notes)).toMatchObject([{ searchText: "" }]);
  });

  test("is nobody else's to withdraw, nor of another dialog", async () => {
    const note = await written();
    const refused = { ok: false, reason: "notFound" };
    expect(await withdrawNote(tomas, note)).toEqual(refused);
    const peer = {
      identities: [{ kind: "phone" as const, value: "+447700900777" }],
      name: "Jonas Weber",
      handle: null,
    };
    const other = await makeDialog(account, { peer });
    expect(await withdrawNote(dana, { ...note, dialogId: other })).toEqual(refused);
    const priya = await makeStaff({ scope: { all: false, accountIds: [] } });
    expect(await withdrawNote(priya, note)).toEqual(refused);
    expect(await database().select().from(notes)).toMatchObject([{ withdrawnAt: null }]);
  });
});
