import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { auditLog, contacts, drafts, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { assignDialog } from "@/lib/dialogs/actions/assign";
import { blockContact, takeBackBlock, unblockContact } from "@/lib/dialogs/actions/block";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import {
  sayAnswerNeeded,
  sayNoAnswerNeeded,
} from "@/lib/dialogs/actions/no-answer-needed";
import { markSeen, markUnread } from "@/lib/dialogs/actions/see";
import { keepMessage } from "@/lib/dialogs/keep-messages";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import { storeReply } from "@/lib/dialogs/send/send";
import { climb } from "@/lib/dialogs/send/settle";
import { openDialog } from "@/lib/dialogs/thread/open";
import type { ListFilter, Tab } from "@/lib/dialogs/types/list";
import { type Cast, makeCast } from "@/tests/support/cast";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog } from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";

const database = useDatabase();
let clinic: Cast["sender"];
let kids: Cast["profile"];
let tomas: Staff;
let dana: Staff;
let priya: Staff;

beforeAll(async () => {
  ({ sender: clinic, profile: kids, dana, tomas, priya } = await makeCast());
});

beforeEach(() => emptyInbox(database()));

const person = (name: string, value: string) => ({
  peer: { identities: [{ kind: "phone" as const, value }], name, handle: null },
});
const elena = person("Elena Marchetti", "+447700900123");
const ruth = person("Ruth Okafor", "+447700900417");
const marta = {
  peer: {
    identities: [{ kind: "igsid" as const, value: "1203984756102937" }],
    name: "Marta Solís",
    handle: null,
  },
};
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

const page = (staff: Staff, filter: Partial<ListFilter> = {}, tab: Tab = "active") =>
  listDialogs(staff, { tab, filter });
const names = async (staff: Staff, filter: Partial<ListFilter> = {}, tab?: Tab) =>
  (await page(staff, filter, tab)).rows.map(({ name }) => name);
const rowOf = async (staff: Staff, dialogId: number) => {
  const open = await openDialog(staff, dialogId);
  if (!open) throw new Error("The dialog may not be seen.");
  return open.row;
};
const reply = async (staff: Staff, dialogId: number, text = "Certainly") => {
  await storeReply(staff, { dialogId, clientId: randomUUID(), text, seenSeq: 1_000 });
  const [sent] = await database()
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.text, text));
  return sent?.id ?? 0;
};
const fail = (messageId: number) =>
  database().transaction((rows) =>
    climb(rows, messageId, { status: "failed", errorCode: "63010" }),
  );

/** Elena waits and is unread, Ruth's answer failed, Marta was answered. */
async function threeDialogs() {
  const ids = {
    elena: await makeDialog(clinic, { ...elena, text: "Tuesday?" }),
    ruth: await makeDialog(clinic, { ...ruth, text: "Ben's form" }),
    marta: await makeDialog(kids, { ...marta, at: hoursAgo(1), text: "¿Hay hueco?" }),
  };
  await fail(await reply(tomas, ids.ruth, "Thank you"));
  await reply(tomas, ids.marta, "Sí");
  return ids;
}

describe("the marks of the list", () => {
  test("narrow it, one and all together, and say beforehand how many they would leave", async () => {
    await threeDialogs();
    expect(await names(tomas, { unanswered: true })).toEqual(["Elena Marchetti"]);
    expect(await names(tomas, { unread: true })).toEqual(["Elena Marchetti"]);
    expect(await names(tomas, { undelivered: true })).toEqual(["Ruth Okafor"]);
    expect(await names(tomas, { unread: true, undelivered: true })).toEqual([]);
    const { counts } = await page(tomas);
    expect(counts).toMatchObject({
      active: 3,
      closed: 0,
      unread: 1,
      marks: { active: { unanswered: 1, unread: 1, undelivered: 1 } },
    });
    const within = await page(tomas, { undelivered: true });
    expect(within.counts).toMatchObject({
      active: 1,
      unread: 1,
      marks: { active: { unanswered: 0, unread: 0, undelivered: 1 } },
    });
  });

  test("count nothing of an account that may not be seen", async () => {
    await threeDialogs();
    const { counts } = await page(priya, { unanswered: true });
    expect(counts).toMatchObject({ active: 0, marks: { active: { undelivered: 0 } } });
  });

  test("of who looks after a dialog, it is the reader's own", async () => {
    const ids = await threeDialogs();
    await assignDialog(dana, { dialogId: ids.elena, assigneeId: tomas.id });
    await assignDialog(dana, { dialogId: ids.ruth, assigneeId: dana.id });
    expect(await names(tomas, { assignee: "me" })).toEqual(["Elena Marchetti"]);
    expect(await names(dana, { assignee: "me" })).toEqual(["Ruth Okafor"]);
    expect(await names(tomas, { assignee: "none" })).toEqual(["Marta Solís"]);
    expect(await rowOf(tomas, ids.elena)).toMatchObject({
      assignee: { name: "Tomas Reyk" },
      isMine: true,
    });
  });

  test("the window that closes first comes first, and one that is over not at all", async () => {
    await makeDialog(clinic, { ...elena, at: hoursAgo(2) });
    await makeDialog(clinic, { ...ruth, at: hoursAgo(23.5) });
    const gone = await makeDialog(kids, { ...marta, at: hoursAgo(25) });
    const found = await page(tomas, { closing: true });
    expect(found.rows.map(({ name }) => name)).toEqual([
      "Ruth Okafor",
      "Elena Marchetti",
    ]);
    expect(found.counts).toMatchObject({ active: 2, marks: { active: { unread: 2 } } });
    const row = await rowOf(tomas, gone);
    expect(row.window).toMatchObject({ open: false });
    expect(row.takesTemplates).toBe(false);
  });

  test("pages of windows follow one another without a gap or a repeat", async () => {
    const numbers = Array.from({ length: 45 }, (_, index) => 100 + index);
    for (const number of numbers) {
      const at = hoursAgo(1 + (number % 7));
      await makeDialog(clinic, { ...person(`P${number}`, `+447700901${number}`), at });
    }
    const first = await page(tomas, { closing: true });
    const after = first.next ?? undefined;
    const filter = { closing: true };
    const second = await listDialogs(tomas, { tab: "active", filter, after });
    const all = [...first.rows, ...second.rows];
    expect(new Set(all.map(({ id }) => id)).size).toBe(45);
    const ends = all.map(({ window }) => window?.closesAt ?? "");
    expect(ends).toEqual(ends.toSorted());
  });

  test("what Tomas has begun to write is on his row alone", async () => {
    const dialogId = await makeDialog(clinic, elena);
    const draft = { staffId: tomas.id, dialogId, text: "Dear Elena" };
    await database().insert(drafts).values(draft);
    expect((await rowOf(tomas, dialogId)).draft).toBe("Dear Elena");
    expect((await rowOf(dana, dialogId)).draft).toBeNull();
  });
});

describe("marked unread", () => {
  test("a dialog is unread for who marked it, though it was answered, until they look again", async () => {
    const { marta: id } = await threeDialogs();
    expect(await rowOf(tomas, id)).toMatchObject({ unread: 0 });
    const cursor = await settledCursor(tomas);
    const hers = await settledCursor(dana);
    expect(await markUnread(tomas, id)).toMatchObject({ ok: true });
    expect(await names(tomas, { unread: true })).toContain("Marta Solís");
    expect(await rowOf(dana, id)).toMatchObject({ unread: 0 });
    const told = await changesSince(tomas, { cursor, open: null });
    expect(told).toMatchObject({ rows: [{ id, unread: 1 }], counts: { unread: 2 } });
    await markSeen(tomas, { dialogId: id, seq: 2 });
    expect(await rowOf(tomas, id)).toMatchObject({ unread: 0 });
    // What one has seen is no news to a colleague's screen.
    expect(await changesSince(dana, { cursor: hers, open: null })).toMatchObject({
      rows: [],
    });
  });

  test("a colleague's answer and a closing clear it", async () => {
    const { marta: id, elena: other } = await threeDialogs();
    await markSeen(tomas, { dialogId: other, seq: 1 });
    await markUnread(tomas, id);
    await markUnread(tomas, other);
    await reply(dana, id, "Hasta luego");
    expect(await rowOf(tomas, id)).toMatchObject({ unread: 0 });
    expect(await rowOf(tomas, other)).toMatchObject({ unread: 1 });
    await closeDialog(dana, other);
    expect(await rowOf(tomas, other)).toMatchObject({ unread: 0 });
  });

  test("a closed one is counted in its tab alone, and not among what is new", async () => {
    const { elena: id } = await threeDialogs();
    await closeDialog(dana, id);
    const before = (await page(tomas)).counts;
    await markUnread(tomas, id);
    const { unread, marks } = (await page(tomas)).counts;
    expect(marks.closed.unread).toBe(1);
    expect(unread).toBe(before.unread);
  });

  test("what may not be seen can't be marked", async () => {
    const { elena: hidden } = await threeDialogs();
    expect(await markUnread(priya, hidden)).toEqual({ ok: false, reason: "notFound" });
  });
});

describe("no answer needed", () => {
  test("clears the waiting for everybody, keeps who said so, and can be taken back", async () => {
    const { elena: id } = await threeDialogs();
    const { unansweredSince } = await rowOf(dana, id);
    await sayNoAnswerNeeded(tomas, id);
    const row = await rowOf(dana, id);
    expect(row).toMatchObject({ unansweredSince: null, settled: { by: "Tomas Reyk" } });
    expect(row.unread).toBe(1);
    expect(await sayNoAnswerNeeded(dana, id)).toEqual({ ok: true, value: [] });
    await sayAnswerNeeded(dana, id);
    expect(await rowOf(tomas, id)).toMatchObject({ unansweredSince, settled: null });
    const said = await database().select({ action: auditLog.action }).from(auditLog);
    expect(said.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["dialog.noAnswerNeeded", "dialog.answerNeeded"]),
    );
  });

  test("leaves somebody waiting of whose last words whoever says so had not been told", async () => {
    const { elena: id } = await threeDialogs();
    const { seq: seenSeq, unansweredSince } = await rowOf(tomas, id);
    await makeDialog(clinic, { ...elena, text: "It hurts" });
    expect(await sayNoAnswerNeeded(tomas, id, { seenSeq })).toEqual({
      ok: false,
      reason: "waitsAnew",
    });
    expect(await rowOf(tomas, id)).toMatchObject({ unansweredSince, settled: null });
    const told = await rowOf(tomas, id);
    await sayNoAnswerNeeded(tomas, id, { seenSeq: told.seq });
    expect(await rowOf(tomas, id)).toMatchObject({ unansweredSince: null });
  });

  test("the next message asks anew, and nothing is left to take back", async () => {
    const { elena: id } = await threeDialogs();
    await sayNoAnswerNeeded(tomas, id);
    await makeDialog(clinic, { ...elena, text: "Hello?" });
    const row = await rowOf(tomas, id);
    expect(row.unansweredSince).not.toBeNull();
    expect(row.settled).toBeNull();
    expect(await sayAnswerNeeded(tomas, id)).toEqual({ ok: true, value: [] });
    expect(await sayNoAnswerNeeded(priya, id)).toEqual({ ok: false, reason: "notFound" });
  });

  test("whoever takes it back once a colleague has answered, or closed it, hears that nobody waits", async () => {
    const { elena: answered, ruth: closed } = await threeDialogs();
    const nobodyWaits = { ok: false, reason: "nobodyWaits" };
    await sayNoAnswerNeeded(tomas, answered);
    await reply(dana, answered);
    expect(await sayAnswerNeeded(tomas, answered)).toEqual(nobodyWaits);
    await sayNoAnswerNeeded(tomas, closed);
    await closeDialog(dana, closed, { undeliveredReason: "Told her by phone" });
    expect(await sayAnswerNeeded(tomas, closed)).toEqual(nobodyWaits);
  });

  test("is taken back as one's own alone, not where a colleague has said so since", async () => {
    const { elena: id } = await threeDialogs();
    await sayNoAnswerNeeded(tomas, id);
    await makeDialog(clinic, { ...elena, text: "Thanks" });
    await sayNoAnswerNeeded(dana, id);
    const refusal = { ok: false, reason: "settledByColleague" };
    expect(await sayAnswerNeeded(tomas, id, { onlyOwn: true })).toEqual(refusal);
    expect(await rowOf(tomas, id)).toMatchObject({ settled: { by: "Dana Whitlock" } });
    await sayAnswerNeeded(dana, id, { onlyOwn: true });
    expect((await rowOf(tomas, id)).unansweredSince).not.toBeNull();
  });
});

describe("what was not delivered", () => {
  test("can't look done: closing asks why, and keeps it", async () => {
    const { ruth: id } = await threeDialogs();
    expect(await closeDialog(tomas, id)).toEqual({ ok: false, reason: "undelivered" });
    expect(await rowOf(tomas, id)).toMatchObject({ closed: false });
    await closeDialog(tomas, id, { undeliveredReason: "Told her by phone" });
    expect(await rowOf(dana, id)).toMatchObject({
      closed: true,
      undelivered: true,
      undeliveredReason: "Told her by phone",
    });
    expect(await names(tomas, { undelivered: true }, "closed")).toEqual(["Ruth Okafor"]);
    const { beside } = (await openDialog(dana, id)) ?? {};
    expect(beside).toContainEqual(
      expect.objectContaining({ deed: "dialogClosed", words: "Told her by phone" }),
    );
    await reopenDialog(dana, id);
    expect(await rowOf(dana, id)).toMatchObject({ undeliveredReason: null });
  });

  test("stays so, and becomes so, whatever the account says by itself meanwhile", async () => {
    const { ruth: failed, elena: id } = await threeDialogs();
    const automatic = async (dialogId: number) =>
      database().transaction(async (rows) => {
        const dialog = await lockDialog(rows, dialogId);
        const [said] = await rows
          .select({ identityId: messages.identityId })
          .from(messages)
          .where(eq(messages.dialogId, dialogId));
        if (!dialog || !said) throw new Error("There is no dialog.");
        return keepMessage(rows, dialog, {
          ...{ direction: "outbound", origin: "system", kind: "text", status: "queued" },
          ...{ text: "We are closed.", orderKey: `away:${dialogId}`, at: new Date() },
          identityId: said.identityId,
        });
      });
    const sent = await automatic(failed);
    await database().transaction((rows) =>
      climb(rows, sent, { status: "delivered", errorCode: null }),
    );
    expect(await rowOf(tomas, failed)).toMatchObject({ undelivered: true });
    const answer = await reply(tomas, id, "See you on Friday");
    await automatic(id);
    await fail(answer);
    expect(await rowOf(tomas, id)).toMatchObject({ undelivered: true });
  });

  test("is made good by what a colleague says after it in the channel's own app, and by nothing earlier", async () => {
    const { ruth: id } = await threeDialogs();
    const says = (externalId: string, at: Date) =>
      makeDialog(clinic, { ...ruth, direction: "echo", externalId, at });
    await says("earlier", hoursAgo(0.5));
    expect(await rowOf(tomas, id)).toMatchObject({ undelivered: true });
    await says("after", new Date());
    expect(await rowOf(tomas, id)).toMatchObject({ undelivered: false });
  });

  test("a reason is for what failed alone", async () => {
    const { marta: id } = await threeDialogs();
    await closeDialog(tomas, id, { undeliveredReason: "No reason at all" });
    expect(await rowOf(tomas, id)).toMatchObject({
      closed: true,
      undeliveredReason: null,
    });
  });

  test("the times of a message's way are kept as they were first heard", async () => {
    const { elena: id } = await threeDialogs();
    const messageId = await reply(tomas, id, "See you on Tuesday");
    for (const status of ["sent", "delivered", "delivered", "read"] as const) {
      await database().transaction((rows) =>
        climb(rows, messageId, { status, errorCode: null }),
      );
    }
    const [sent] = await database()
      .select({ times: messages.statusTimes })
      .from(messages)
      .where(eq(messages.id, messageId));
    const { sent: first = "", delivered = "", read = "" } = sent?.times ?? {};
    expect([first, delivered, read].toSorted()).toEqual([first, delivered, read]);
    expect(first).toMatch(/^\d{4}-.*Z$/);
  });
});

describe("STOP", () => {
  const stop = { ...elena, text: "STOP", consent: "stopped" as const };
  const start = { ...elena, text: "START", consent: "started" as const };

  test("shuts the composer, waits for no answer, and START opens it again", async () => {
    const id = await makeDialog(clinic, stop);
    const stopped = await openDialog(tomas, id);
    expect(stopped).toMatchObject({
      refusal: "stopped",
      row: { stopped: true, unread: 1, unansweredSince: null },
    });
    expect(
      await storeReply(tomas, {
        dialogId: id,
        clientId: randomUUID(),
        text: "But",
        seenSeq: 1_000,
      }),
    ).toEqual({ ok: false, reason: "stopped" });
    await makeDialog(clinic, { ...elena, text: "Hello" });
    expect(await openDialog(tomas, id)).toMatchObject({ refusal: "stopped" });
    await makeDialog(clinic, start);
    expect(await openDialog(tomas, id)).toMatchObject({
      refusal: null,
      row: { stopped: false },
    });
  });

  test("said twice stands in the thread once", async () => {
    const id = await makeDialog(clinic, stop);
    await makeDialog(clinic, stop);
    const { beside = [] } = (await openDialog(tomas, id)) ?? {};
    const deeds = beside.flatMap((row) => (row.type === "deed" ? [row.deed] : []));
    expect(deeds.filter((deed) => deed === "contactStopped")).toHaveLength(1);
  });
});

describe("a blocked contact", () => {
  test("stays out of Active Chats, whatever they write, and nothing is lost", async () => {
    const { elena: id } = await threeDialogs();
    await blockContact(tomas, id);
    await makeDialog(clinic, { ...elena, text: "Answer me" });
    expect(await names(dana)).not.toContain("Elena Marchetti");
    expect(await rowOf(dana, id)).toMatchObject({
      closed: true,
      blocked: true,
      unread: 0,
      unansweredSince: null,
    });
    const open = await openDialog(dana, id);
    expect(open?.messages.map(({ text }) => text)).toEqual(["Tuesday?", "Answer me"]);
    expect(open?.refusal).toBe("blocked");
    expect(await reopenDialog(dana, id)).toEqual({ ok: false, reason: "blocked" });
    expect(await database().$count(contacts)).toBe(3);
  });

  test("a reply that fails later does not bring them back", async () => {
    const { elena: id } = await threeDialogs();
    const messageId = await reply(tomas, id, "No more of this");
    await blockContact(tomas, id);
    await fail(messageId);
    expect(await rowOf(tomas, id)).toMatchObject({ closed: true, undelivered: true });
  });

  test("comes back with the next message once unblocked, which is audited", async () => {
    const { elena: id } = await threeDialogs();
    await blockContact(tomas, id);
    await blockContact(dana, id);
    await unblockContact(dana, id);
    expect(await rowOf(dana, id)).toMatchObject({ closed: true, blocked: false });
    await makeDialog(clinic, { ...elena, text: "Sorry" });
    expect(await rowOf(dana, id)).toMatchObject({ closed: false, unread: 1 });
    const said = await database()
      .select({ action: auditLog.action, by: auditLog.staffId })
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(id)));
    expect(said.filter(({ action }) => action.startsWith("contact."))).toEqual([
      { action: "contact.blocked", by: tomas.id },
      { action: "contact.unblocked", by: dana.id },
    ]);
  });

  test("waits as before where who blocked them takes that back at once", async () => {
    const { elena: id } = await threeDialogs();
    const { unansweredSince, unread } = await rowOf(tomas, id);
    await blockContact(tomas, id);
    await takeBackBlock(tomas, id);
    const before = { closed: false, blocked: false, unansweredSince, unread };
    expect(await rowOf(tomas, id)).toMatchObject(before);
    expect(await takeBackBlock(tomas, id)).toEqual({ ok: true, value: [] });
  });

  test("waits for an answer to what they wrote until that, too", async () => {
    const { elena: id, marta: answered } = await threeDialogs();
    await blockContact(tomas, id);
    await makeDialog(clinic, { ...elena, text: "Hello?" });
    await takeBackBlock(tomas, id);
    expect(await rowOf(tomas, id)).toMatchObject({ closed: false, unread: 2 });
    expect((await rowOf(tomas, id)).unansweredSince).not.toBeNull();
    await blockContact(tomas, answered);
    await makeDialog(kids, { ...marta, text: "¿A qué hora?" });
    await takeBackBlock(tomas, answered);
    expect(await rowOf(tomas, answered)).toMatchObject({ closed: false, unread: 1 });
    expect((await rowOf(tomas, answered)).unansweredSince).not.toBeNull();
  });

  test("waits for an answer to what they wrote until that where it had been closed before", async () => {
    const { elena: id, marta: quiet } = await threeDialogs();
    await closeDialog(dana, id);
    await blockContact(tomas, id);
    await makeDialog(clinic, { ...elena, text: "Are you there?", externalId: "asks" });
    await makeDialog(clinic, { ...elena, text: "Hello?" });
    await takeBackBlock(tomas, id);
    expect(await rowOf(tomas, id)).toMatchObject({ closed: false, unread: 2 });
    const asked = eq(messages.externalId, "asks");
    const [asks] = await database().select().from(messages).where(asked);
    const { unansweredSince } = await rowOf(tomas, id);
    expect(unansweredSince).toBe(asks?.at.toISOString());
    await closeDialog(dana, quiet);
    await blockContact(tomas, quiet);
    await takeBackBlock(tomas, quiet);
    expect(await rowOf(tomas, quiet)).toMatchObject({ closed: true, unread: 0 });
  });

  test("stays closed where what they wrote until that asks for no answer", async () => {
    const { elena: id } = await threeDialogs();
    await closeDialog(dana, id);
    await blockContact(tomas, id);
    await makeDialog(clinic, { ...elena, text: "STOP", consent: "stopped" });
    await takeBackBlock(tomas, id);
    expect(await rowOf(tomas, id)).toMatchObject({ closed: true, unread: 0 });
  });

  test("stays blocked where a colleague has blocked them since, whoever takes a block back", async () => {
    const { elena: id } = await threeDialogs();
    await blockContact(tomas, id);
    await unblockContact(dana, id);
    await blockContact(dana, id);
    const refusal = { ok: false, reason: "blockedByColleague" };
    expect(await takeBackBlock(tomas, id)).toEqual(refusal);
    expect(await rowOf(tomas, id)).toMatchObject({ closed: true, blocked: true });
    await unblockContact(tomas, id);
    expect(await rowOf(tomas, id)).toMatchObject({ closed: true, blocked: false });
  });

  test("stays where it was closed by other than the block that is taken back", async () => {
    const { elena: before, ruth: since } = await threeDialogs();
    await closeDialog(tomas, before, { at: hoursAgo(1) });
    await blockContact(tomas, before);
    await takeBackBlock(tomas, before);
    expect(await rowOf(tomas, before)).toMatchObject({ closed: true, blocked: false });
    await blockContact(tomas, since);
    await unblockContact(dana, since);
    await reopenDialog(dana, since);
    await closeDialog(dana, since, { undeliveredReason: "Told her by phone" });
    expect(await takeBackBlock(tomas, since)).toEqual({ ok: true, value: [] });
    expect(await rowOf(tomas, since)).toMatchObject({ closed: true, blocked: false });
  });

  test("can't be blocked by who may not see them", async () => {
    const { elena: id } = await threeDialogs();
    expect(await blockContact(priya, id)).toEqual({ ok: false, reason: "notFound" });
  });
});
