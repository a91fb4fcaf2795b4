import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { type Database, openDatabase } from "@/db";
import { closures, contacts, dialogs, messages, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import { sayNoAnswerNeeded } from "@/lib/dialogs/actions/no-answer-needed";
import { markSeen } from "@/lib/dialogs/actions/see";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince, freshCursor, isAnothers } from "@/lib/dialogs/live/changes";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { storeReply } from "@/lib/dialogs/send/send";
import {
  messagesAround,
  newerMessages,
  olderMessages,
  openDialog,
} from "@/lib/dialogs/thread/open";
import type { Changes } from "@/lib/dialogs/types/changes";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import {
  inbound,
  makeDialog,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";

const database = useDatabase();
let account: Awaited<ReturnType<typeof makeSender>>;
let east: Awaited<ReturnType<typeof makeSender>>;
let tomas: Staff;
let dana: Staff;
let priya: Staff;

beforeAll(async () => {
  account = await makeSender("+442079460018");
  east = await makeSender("+442079460019");
  tomas = await makeStaff({ name: "Tomas Reyk" });
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  priya = await makeStaff({
    name: "Priya Anand",
    scope: { all: false, accountIds: [east.id] },
  });
});

beforeEach(() => emptyInbox(database()));

const from = (phone: string, name: string) => ({
  peer: { identities: [{ kind: "phone" as const, value: phone }], name, handle: null },
});
const maria = from("+447700900123", "Maria Gómez");
const jonas = from("+447700900124", "Jonas Weber");
const names = async (staff: Staff, query = { tab: "active" as const }) =>
  (await listDialogs(staff, query)).rows.map(({ name }) => name);

describe("the list", () => {
  test("has the newest activity first, with name, preview, unread count and account tag", async () => {
    await makeDialog(account, { ...maria, text: "first" });
    await makeDialog(account, { ...jonas, text: "second" });
    await makeDialog(account, { ...maria, text: "third" });
    const { rows, counts } = await listDialogs(tomas, { tab: "active" });
    expect(rows).toMatchObject([
      {
        name: "Maria Gómez",
        unread: 2,
        preview: { text: "third", direction: "inbound" },
        account: { channelName: "WhatsApp", label: "Northgate Clinic" },
      },
      { name: "Jonas Weber", unread: 1 },
    ]);
    expect(counts).toMatchObject({ active: 2, closed: 0, unread: 2 });
  });

  test("says whose the last words are: the reader's own, a colleague's, or the patient's", async () => {
    const answered = await makeDialog(account, maria);
    const cursor = await settledCursor(tomas);
    const reply = { dialogId: answered, clientId: randomUUID(), text: "Tuesday at ten." };
    await storeReply(dana, { ...reply, seenSeq: seenAll });
    await makeDialog(account, { ...jonas, text: "Hello" });
    const seenBy = async (staff: Staff) =>
      (await listDialogs(staff, { tab: "active" })).rows.map(({ preview }) => preview);
    const hers = { author: "Dana Whitlock" };
    const his = { direction: "inbound", author: null, isOwn: false };
    expect(await seenBy(dana)).toMatchObject([his, { ...hers, isOwn: true }]);
    expect(await seenBy(tomas)).toMatchObject([his, { ...hers, isOwn: false }]);
    expect(await changesSince(tomas, { cursor, open: null })).toMatchObject({
      rows: expect.arrayContaining([
        expect.objectContaining({
          id: answered,
          preview: expect.objectContaining({ ...hers, isOwn: false }),
        }),
      ]),
    });
  });

  test("pages without a gap and without telling a dialog twice", async () => {
    for (let index = 0; index < 45; index += 1) {
      await makeDialog(account, from(`+4477009${10_000 + index}`, `Patient ${index}`));
    }
    const first = await listDialogs(tomas, { tab: "active" });
    const second = await listDialogs(tomas, {
      tab: "active",
      after: first.next ?? undefined,
    });
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(45);
    expect(second.next).toBeNull();
  });

  test.each([
    "+275760-09-13T00:00:00.000Z_1",
    "0000-99-99_1",
    "0000-01-01T00:00:00.000Z_1",
    "9999-12-31T23:59:59.000-12:00_1",
    "nonsense",
    "2026-01-01_x",
    "_",
  ])(
    "begins at the top where the page that is asked for makes no sense: %s",
    async (after) => {
      const id = await makeDialog(account, maria);
      const { rows } = await listDialogs(tomas, { tab: "active", after });
      expect(rows.map((row) => row.id)).toEqual([id]);
    },
  );
});

describe("a member of staff who sees one account only", () => {
  test("finds nothing of another: no row, no count, no thread, no change", async () => {
    const cursor = await settledCursor(priya);
    const hidden = await makeDialog(account, { ...maria, text: "hidden word" });
    const shown = await makeDialog(east, { ...jonas, text: "shown word" });
    expect(await names(priya)).toEqual(["Jonas Weber"]);
    const { counts } = await listDialogs(priya, { tab: "active" });
    expect(counts).toMatchObject({ active: 1, closed: 0, unread: 1 });
    expect(await openDialog(priya, hidden)).toBeNull();
    expect(await olderMessages(priya, hidden, 1)).toBeNull();
    const told = await changesSince(priya, { cursor, open: hidden });
    expect(told).toMatchObject({ reset: false, open: null });
    expect(rowsIn(told)).toEqual([shown]);
  });

  test("can't close, reopen, see or answer what they may not see", async () => {
    const hidden = await makeDialog(account, maria);
    const refused = { ok: false, reason: "notFound" };
    expect(await closeDialog(priya, hidden)).toEqual(refused);
    expect(await reopenDialog(priya, hidden)).toEqual(refused);
    expect(await markSeen(priya, { dialogId: hidden, seq: 1 })).toEqual(refused);
    const reply = {
      dialogId: hidden,
      text: "Hello",
      clientId: randomUUID(),
      seenSeq: seenAll,
    };
    expect(await storeReply(priya, reply)).toEqual(refused);
  });
});

describe("closing", () => {
  test("keeps who and when, moves it for everybody, and Maria's next words bring it back", async () => {
    const id = await makeDialog(account, maria);
    await closeDialog(tomas, id);
    await closeDialog(dana, id);
    expect(await listDialogs(dana, { tab: "closed" })).toMatchObject({
      rows: [{ id, closed: true, unread: 0 }],
      counts: { active: 0, closed: 1 },
    });
    expect(await database().select().from(closures)).toMatchObject([
      { closedById: tomas.id, reopenedAt: null },
    ]);
    await makeDialog(account, { ...maria, text: "One more thing" });
    expect(await listDialogs(dana, { tab: "active" })).toMatchObject({
      rows: [{ id, closed: false, unread: 1 }],
      counts: { active: 1, closed: 0 },
    });
    const kinds = await database()
      .select({ kind: touches.kind })
      .from(touches)
      .orderBy(touches.id);
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "dialogOpened",
      "dialogClosed",
      "dialogReopened",
    ]);
  });

  test("leaves a dialog where it is that has a word of Maria's of which its closer was not told", async () => {
    const id = await makeDialog(account, maria);
    const [told] = (await listDialogs(tomas, { tab: "active" })).rows;
    const reply = { dialogId: id, clientId: randomUUID(), text: "Yes", seenSeq: seenAll };
    await storeReply(dana, reply);
    await makeDialog(account, { ...maria, text: "One more thing" });
    const seenSeq = told?.seq ?? 0;
    expect(await closeDialog(tomas, id, { seenSeq })).toEqual({
      ok: false,
      reason: "wroteMeanwhile",
    });
    expect(await names(tomas)).toEqual(["Maria Gómez"]);
    expect(await closeDialog(tomas, id, { seenSeq: seenSeq + 2 })).toMatchObject({
      ok: true,
    });
  });

  test("and answering tell two colleagues of one name apart", async () => {
    const namesake = await makeStaff({ name: "Tomas Reyk" });
    const dialogId = await makeDialog(account, maria);
    for (const staff of [tomas, namesake])
      await storeReply(staff, {
        ...{ dialogId, clientId: randomUUID(), text: "Yes", seenSeq: seenAll },
      });
    await closeDialog(namesake, dialogId);
    const open = await openDialog(dana, dialogId);
    const ids = open?.messages.slice(1).map(({ authorId }) => authorId);
    expect(ids).toEqual([tomas.id, namesake.id]);
    expect(open?.closure).toMatchObject({ by: "Tomas Reyk", byId: namesake.id });
  });

  test("is taken back by its closer alone, and not where a colleague has closed it since", async () => {
    const id = await makeDialog(account, maria);
    await closeDialog(tomas, id);
    await reopenDialog(dana, id);
    await closeDialog(dana, id);
    const refusal = { ok: false, reason: "closedByColleague" };
    expect(await reopenDialog(tomas, id, { onlyOwn: true })).toEqual(refusal);
    expect(await names(tomas)).toEqual([]);
    await reopenDialog(dana, id, { onlyOwn: true });
    expect(await names(tomas)).toEqual(["Maria Gómez"]);
  });

  test("and reopening by hand are safe to repeat", async () => {
    const id = await makeDialog(account, maria);
    await closeDialog(tomas, id);
    await reopenDialog(dana, id);
    await reopenDialog(dana, id);
    expect(await database().$count(closures)).toBe(1);
    expect(await database().select().from(closures)).toMatchObject([
      { closedById: tomas.id, reopenedById: dana.id },
    ]);
  });
});

describe("whoever waits in a dialog that is closed", () => {
  const listed = async () => (await listDialogs(priya, { tab: "active" })).rows[0];
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);

  test("waits as before, and is as unread, where its closer takes that back at once", async () => {
    const id = await makeDialog(east, jonas);
    const before = await listed();
    expect(before).toMatchObject({ unread: 1, unansweredSince: expect.any(String) });
    await closeDialog(dana, id);
    await reopenDialog(dana, id);
    const { unansweredSince, unread, settled } = before ?? {};
    expect(await listed()).toMatchObject({ unansweredSince, unread, settled });
  });

  test("does not wait where a colleague or a later day brings it back", async () => {
    const id = await makeDialog(east, jonas);
    const nobody = { unread: 0, unansweredSince: null };
    await closeDialog(dana, id);
    await reopenDialog(priya, id);
    expect(await listed()).toMatchObject(nobody);
    await makeDialog(east, jonas);
    await closeDialog(dana, id);
    await reopenDialog(dana, id, { at: minutes(10) });
    expect(await listed()).toMatchObject(nobody);
    await closeDialog(dana, id, { at: minutes(11) });
    await reopenDialog(dana, id, { at: minutes(12) });
    expect(await listed()).toMatchObject(nobody);
  });

  test("does not wait where somebody had said before that no answer is needed", async () => {
    const id = await makeDialog(east, jonas);
    await sayNoAnswerNeeded(priya, id);
    await closeDialog(dana, id);
    await reopenDialog(dana, id);
    expect(await listed()).toMatchObject({
      unansweredSince: null,
      settled: { by: "Priya Anand" },
    });
  });
});

describe("unread", () => {
  test("is each member's own until a colleague answers, and a mark never falls", async () => {
    const id = await makeDialog(account, maria);
    await makeDialog(account, maria);
    await markSeen(tomas, { dialogId: id, seq: 2 });
    await markSeen(tomas, { dialogId: id, seq: 1 });
    expect((await listDialogs(tomas, { tab: "active" })).rows[0]?.unread).toBe(0);
    expect((await listDialogs(dana, { tab: "active" })).rows[0]?.unread).toBe(2);
    await storeReply(tomas, {
      dialogId: id,
      text: "Yes",
      clientId: randomUUID(),
      seenSeq: 2,
    });
    expect((await listDialogs(dana, { tab: "active" })).rows[0]?.unread).toBe(0);
    await makeDialog(account, maria);
    expect((await listDialogs(dana, { tab: "active" })).rows[0]?.unread).toBe(1);
  });
});

describe("a thread", () => {
  test("stands by the provider's time, whatever the order of arrival", async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
    const said = [1, 2, 3, 4].map((minute) => ({
      ...maria,
      at: at(minute),
      text: `${minute}`,
    }));
    for (const index of [2, 0, 3, 1]) await makeDialog(account, said[index]);
    const [dialog] = await database().select().from(dialogs);
    const opened = await openDialog(tomas, dialog?.id ?? 0);
    expect(opened?.messages.map(({ text }) => text)).toEqual(["1", "2", "3", "4"]);
    expect(opened?.row.preview?.text).toBe("4");
  });

  test("loads older pages without a gap, oldest first", async () => {
    let id = 0;
    for (let index = 0; index < 60; index += 1) {
      id = await makeDialog(account, { ...maria, text: String(index) });
    }
    const opened = await openDialog(tomas, id);
    expect(opened?.hasOlder).toBe(true);
    const older = await olderMessages(tomas, id, opened?.messages[0]?.id ?? 0);
    const texts = [...(older?.messages ?? []), ...(opened?.messages ?? [])];
    expect(texts.map(({ text }) => Number(text))).toEqual([...Array(60).keys()]);
    expect(older?.hasOlder).toBe(false);
  });
});

describe("a message that is gone to", () => {
  test("comes with what stands around it, and pages on both sides without a gap", async () => {
    let id = 0;
    for (let index = 0; index < 140; index += 1) {
      id = await makeDialog(account, { ...maria, text: String(index) });
    }
    const stored = await database().select().from(messages).orderBy(messages.seq);
    const idOf = (text: number) => stored[text]?.id ?? 0;
    const around = await messagesAround(tomas, id, idOf(60));
    const last = around?.messages.at(-1)?.id ?? 0;
    const newer = await newerMessages(tomas, id, last);
    const older = await olderMessages(tomas, id, around?.messages[0]?.id ?? 0);
    const texts = [older, around, newer].flatMap((page) => page?.messages ?? []);
    expect(texts.map(({ text }) => Number(text))).toEqual([...Array(136).keys()]);
    expect([around?.hasOlder, around?.hasNewer]).toEqual([true, true]);
    expect(newer?.hasNewer).toBe(true);
    expect(older?.hasOlder).toBe(false);
    const end = await messagesAround(tomas, id, idOf(139));
    expect(end).toMatchObject({ hasOlder: true, hasNewer: false });
    expect(await messagesAround(priya, id, idOf(60))).toBeNull();
    expect(await newerMessages(priya, id, last)).toBeNull();
  });

  test("is not there in another dialog", async () => {
    const id = await makeDialog(account, maria);
    const other = await makeDialog(account, jonas);
    const [message] = (await openDialog(tomas, id))?.messages ?? [];
    expect(await messagesAround(tomas, other, message?.id ?? 0)).toBeNull();
  });
});

describe("what the database refuses, whoever asks", () => {
  const refusals: [string, (rows: Database, id: number) => Promise<unknown>][] = [
    [
      "a dialog that moves to another account",
      (rows, id) =>
        rows.update(dialogs).set({ accountId: east.id }).where(eq(dialogs.id, id)),
    ],
    [
      "a message that moves to another account",
      (rows) => rows.update(messages).set({ accountId: east.id }),
    ],
    ["a contact that moves", (rows) => rows.update(contacts).set({ accountId: east.id })],
    ["a touch that is changed", (rows) => rows.update(touches).set({ text: "other" })],
    ["a touch that is erased", (rows) => rows.delete(touches)],
  ];

  test.each(refusals)("%s", async (_, attempt) => {
    const id = await makeDialog(account, maria);
    await expect(attempt(database(), id)).rejects.toThrow();
  });
});

describe("catching up", () => {
  test("misses nothing of 8 writers at once, however late they commit", async () => {
    let cursor = await settledCursor(tomas);
    const seen = new Set<number>();
    let writing = true;
    const look = async () => {
      const told = await changesSince(tomas, { cursor, open: null });
      if (told.reset) throw new Error("The cursor was refused.");
      for (const id of rowsIn(told)) seen.add(id);
      cursor = told.cursor;
    };
    const reader = (async () => {
      while (writing) await look();
    })();
    const made = await Promise.all(
      [...Array(8).keys()].map(async (writer) => {
        const ids: number[] = [];
        for (let index = 0; index < 20; index += 1) {
          const phone = `+4478${writer}${String(index).padStart(7, "0")}`;
          ids.push(await makeDialog(account, from(phone, `Writer ${writer} ${index}`)));
        }
        return ids;
      }),
    );
    writing = false;
    await reader;
    await look();
    expect(made.flat().filter((id) => !seen.has(id))).toEqual([]);
  });

  test("tells of a row whose transaction began before the cursor and committed after it", async () => {
    const id = await makeDialog(account, maria);
    const other = openDatabase(
      (database() as unknown as { $client: { options: { connectionString: string } } })
        .$client.options.connectionString,
      { max: 1 },
    );
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = other.transaction(async (rows) => {
      const { noteChange } = await import("@/lib/dialogs/note-change");
      await noteChange(rows, { id, accountId: account.id });
      begun();
      await held;
    });
    await started;
    const first = await changesSince(tomas, {
      cursor: await freshCursor(tomas),
      open: null,
    });
    commit();
    await slow;
    await other.$client.end();
    if (first.reset) throw new Error("The cursor was refused.");
    expect(
      rowsIn(await changesSince(tomas, { cursor: first.cursor, open: null })),
    ).toContain(id);
  });

  test("knows whose screen a cursor was given to; one of an earlier release, which names nobody, begins anew", async () => {
    const cursor = await freshCursor(tomas);
    expect(isAnothers(tomas, cursor)).toBe(false);
    expect(isAnothers(priya, cursor)).toBe(true);
    const earlier = cursor.replace(`~${tomas.id}~`, "~");
    expect(earlier).not.toBe(cursor);
    expect(isAnothers(tomas, earlier)).toBe(false);
    expect(await changesSince(tomas, { cursor: earlier, open: null })).toEqual({
      reset: true,
    });
  });

  test("of more dialogs than are told one by one, besides the open one, it brings the list's first page; an earlier release's screen all of them", async () => {
    for (let index = 0; index < 60; index += 1)
      await makeDialog(account, from(`+4477009${20_000 + index}`, `Patient ${index}`));
    const open = await makeDialog(account, maria);
    const cursor = await settledCursor(tomas);
    await database().execute(sql`
      insert into changes (account_id, dialog_id) select account_id, id from dialogs
      where id < ${open} and account_id = ${account.id} order by id desc limit 60`);
    const told = () => changesSince(tomas, { cursor, open, tab: "active" });
    const each = await told();
    expect(rowsIn(each)).toHaveLength(60);
    expect(each).not.toHaveProperty("next");
    await keepEvent(account, inbound(account, { ...maria, text: "news" }));
    expect(rowsIn(await told())).toHaveLength(61);
    await makeDialog(account, from("+447700920060", "Patient 60"));
    const { rows, next, counts } = await listDialogs(tomas, { tab: "active" });
    expect(next).not.toBeNull();
    expect(await told()).toMatchObject({
      rows,
      next,
      counts,
      open: { dialogId: open, messages: [expect.objectContaining({ text: "news" })] },
    });
    const closed = { tab: "closed", filter: { unread: true } } as const;
    expect(await changesSince(tomas, { cursor, open, ...closed })).toMatchObject(
      await listDialogs(tomas, closed),
    );
    const earlier = await changesSince(tomas, { cursor, open });
    expect(rowsIn(earlier)).toHaveLength(62);
    expect(earlier).not.toHaveProperty("next");
  });

  test("a screen that begins anew is told the list's first page with its cursor", async () => {
    await makeDialog(account, maria);
    const begun = await changesSince(tomas, { cursor: "", open: null, tab: "active" });
    expect(begun).toMatchObject(await listDialogs(tomas, { tab: "active" }));
    const earlier = await changesSince(tomas, { cursor: "", open: null });
    expect(rowsIn(earlier)).toEqual([]);
    expect(earlier).not.toHaveProperty("next");
  });

  test("begins anew after a change of scope or a restore", async () => {
    const cursor = await settledCursor(tomas);
    const wider = { ...tomas, scopeVersion: tomas.scopeVersion + 1 };
    expect(await changesSince(wider, { cursor, open: null })).toEqual({ reset: true });
    expect(await changesSince(tomas, { cursor: "nonsense", open: null })).toEqual({
      reset: true,
    });
  });

  test("brings an open dialog's changed messages", async () => {
    const id = await makeDialog(account, maria);
    const cursor = await settledCursor(tomas);
    await keepEvent(account, inbound(account, { ...maria, text: "news" }));
    const told = await changesSince(tomas, { cursor, open: id });
    const news = expect.objectContaining({ text: "news" });
    expect(told).toMatchObject({
      reset: false,
      open: { dialogId: id, messages: expect.arrayContaining([news]) },
    });
  });
});

const rowsIn = (told: Changes) => (told.reset ? [] : told.rows.map(({ id }) => id));
