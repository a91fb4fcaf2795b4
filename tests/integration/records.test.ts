import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import {
  attachments,
  auditLog,
  deliveries,
  messages,
  notes,
  organisation,
  outbox,
  people,
  pictures,
  staff,
  touches,
} from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { ChannelEvent } from "@/lib/channels/events";
import { saveDraft } from "@/lib/dialogs/actions/drafts";
import { sayNoAnswerNeeded } from "@/lib/dialogs/actions/no-answer-needed";
import { markSeen } from "@/lib/dialogs/actions/see";
import { applyEvent } from "@/lib/dialogs/apply/apply-events";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { storeReply, storeWithin } from "@/lib/dialogs/send/send";
import { linkContact } from "@/lib/patients/links/link";
import { mergePeople } from "@/lib/patients/links/merge";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { erasePerson } from "@/lib/records/erase-person";
import { exportAsJson } from "@/lib/records/export-json";
import { exportPerson } from "@/lib/records/export-person";
import {
  applyRetention,
  previewRetention,
  readRetention,
  saveRetention,
} from "@/lib/records/retention";
import type { RetentionMonths } from "@/lib/records/types";
import { recordTouch } from "@/lib/touches/change";
import { useDatabase } from "@/tests/support/database";
import {
  inbound,
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
} from "@/tests/support/factories";
import { personNamed } from "@/tests/support/people";
import { settledCursor } from "@/tests/support/settled-cursor";
import { statementsIn } from "@/tests/support/statements";
import { untilInLine } from "@/tests/support/waiting";
import { whileBroken } from "@/tests/support/while-broken";

useDatabase();

type Account = Awaited<ReturnType<typeof makeSender>>;
let clinic: Account;
let dana: Staff;
const canary = "marzipan canary";

beforeAll(async () => {
  clinic = await makeSender();
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

let numbers = 100;
async function patient(name: string, text = canary) {
  numbers += 1;
  const value = `+447700900${numbers}`;
  const peer = { identities: [{ kind: "phone" as const, value }], name, handle: null };
  const payload = JSON.stringify({ From: `whatsapp:${value}`, Body: text });
  const dialogId = await makeDialog(clinic, { peer, text, payload });
  const { rows } = await db().execute<{ person_id: string; contact_id: string }>(sql`
    select link.person_id, link.contact_id from contact_people link
    join dialogs on dialogs.contact_id = link.contact_id where dialogs.id = ${dialogId}`);
  const personId = Number(rows[0]?.person_id);
  return {
    dialogId,
    personId,
    contactId: Number(rows[0]?.contact_id),
    peer,
    value,
    name,
  };
}

/** Everything that the database holds, as text: where a word may still stand. */
async function dump(): Promise<string> {
  const { rows: tables } = await db().execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const contents = [];
  for (const { name } of tables) {
    const { rows } = await db().execute(
      sql`select t::text from ${sql.identifier(name)} t`,
    );
    contents.push(...rows.map((row) => JSON.stringify(row)));
  }
  return contents.join("\n");
}

/** Somebody else who writes from this patient's phone. */
async function onThePhoneOf({ contactId }: { contactId: number }, name: string) {
  const [person] = await db()
    .insert(people)
    .values({ name })
    .returning({ id: people.id });
  const id = person?.id ?? 0;
  await db().execute(sql`
    insert into contact_people (contact_id, person_id) values (${contactId}, ${id})`);
  return id;
}

const saidBy = (personId: number, text: string) =>
  db().update(messages).set({ personId }).where(eq(messages.text, text));

async function rowOf(dialogId: number) {
  const { rows } = await listDialogs(dana, { tab: "active", filter: {} });
  return rows.find(({ id }) => id === dialogId);
}

async function reply(dialogId: number, text: string) {
  const stored = await storeReply(dana, {
    dialogId,
    clientId: randomUUID(),
    text,
    seenSeq: 1_000,
  });
  expect(stored.ok).toBe(true);
}

const ledger = async () =>
  (await db().select({ key: deliveries.eventKey }).from(deliveries)).map(
    ({ key }) => key,
  );

const noTouch = {
  kind: "call" as const,
  direction: null,
  date: "2026-11-01",
  time: "10:00",
  outcome: "",
  followUpOn: null,
  cited: null,
};

describe("An erased person", () => {
  it("leaves no word, number or name behind, and stays in the audit log as a number", async () => {
    const maria = await patient("Maria Erased");
    await reply(maria.dialogId, `answer with ${canary}`);
    await db().insert(notes).values({
      dialogId: maria.dialogId,
      authorId: dana.id,
      text: canary,
      searchText: canary,
    });
    await db().execute(sql`
      insert into touches (person_id, kind, at, text, cited_message_id)
      select ${maria.personId}, 'call', now(), ${canary}, max(id) from messages
      where dialog_id = ${maria.dialogId}`);
    expect(await dump()).toContain(canary);

    const erased = await erasePerson(dana, {
      personId: maria.personId,
      name: maria.name,
    });
    expect(erased).toMatchObject({ ok: true, value: { messages: 2, dialogs: 1 } });
    const left = await dump();
    for (const word of [canary, maria.value, "Maria Erased"])
      expect(left).not.toContain(word);
    const [line] = await db()
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, "person.erased"));
    expect(line).toMatchObject({ staffId: dana.id, subjectId: String(maria.personId) });
  });

  it("goes as a whole, though more was said than a statement takes values", async () => {
    const maria = await patient("Maria Talkative", "hello");
    await db().execute(sql`
      insert into messages (
        dialog_id, account_id, contact_id, identity_id, direction, origin, kind, at, order_key, external_id, seq, inbound_no)
      select dialog_id, account_id, contact_id, identity_id, direction, origin, kind, at,
        external_id || n, external_id || n, seq + n, inbound_no + n
      from messages, generate_series(1, 33_000) n where dialog_id = ${maria.dialogId}`);
    const erased = await erasePerson(dana, {
      personId: maria.personId,
      name: maria.name,
    });
    expect(erased).toMatchObject({ ok: true, value: { messages: 33_001, dialogs: 1 } });
  }, 120_000);

  it("goes however long the ledger is, with no statement that names each message by a value of its own", async () => {
    const maria = await patient("Maria Looked Up", "hello");
    const { personId, name, dialogId, peer } = maria;
    for (let count = 0; count < 20; count += 1)
      await keepEvent(clinic, inbound(clinic, { peer, text: "and more" }));
    const asked = await statementsIn(() => erasePerson(dana, { personId, name }));
    expect(Math.max(...asked.map(({ values }) => values.length))).toBeLessThan(20);
    expect(await db().$count(messages, eq(messages.dialogId, dialogId))).toBe(0);
  });

  it("leaves nothing in the ledger of messages whose ids have signs of its keys in them, and all that others wrote", async () => {
    const lina = await patient("Lina Legacy", "hello");
    const tom = await patient("Tom Legacy", "hello");
    const externalId = "mid.1457764197618:41d102a3e1ae206a38";
    const others = [`${externalId}:1`, `${externalId}0`, "mid.1457764197618"];
    const payload = JSON.stringify({ Body: canary });
    const { peer, personId, name } = lina;
    const said = inbound(clinic, { peer, externalId, payload });
    const edit = { ...said, type: "edit", eventKey: `edit:${externalId}:1` } as const;
    const number = { number: 1, at: new Date() };
    await keepEvent(clinic, said);
    await keepEvent(clinic, { ...edit, ...number });
    const about = JSON.stringify({ Body: `Ask Lina, ${lina.value}` });
    for (const id of others)
      await keepEvent(
        clinic,
        inbound(clinic, { peer: tom.peer, externalId: id, payload: about }),
      );
    await erasePerson(dana, { personId, name });
    const left = await ledger();
    for (const gone of [said.eventKey, edit.eventKey]) expect(left).not.toContain(gone);
    for (const id of others) expect(left).toContain(`message:${id}`);
  });

  it("goes with a file that was sent twice, since the first try failed", async () => {
    const jana = await patient("Jana Twice", "hello");
    const { personId, name, dialogId } = jana;
    for (const text of ["a letter", "the letter again"]) await reply(dialogId, text);
    await db().update(outbox).set({ state: "failed" });
    const sent = await db()
      .select({ messageId: messages.id })
      .from(messages)
      .where(and(eq(messages.dialogId, dialogId), eq(messages.direction, "outbound")));
    const file = { position: 0, kind: "document", fileKey: "letter", state: "stored" };
    await db()
      .insert(attachments)
      .values(
        sent.map((one) => ({ ...one, ...file }) as typeof attachments.$inferInsert),
      );
    expect(await erasePerson(dana, { personId, name })).toMatchObject({ ok: true });
  });

  it("goes with their picture, and with what a colleague had begun to write to them", async () => {
    const { dialogId, contactId, personId, name } = await patient("Lena Pictured");
    await saveDraft(dana, { dialogId, text: "Dear Lena", note: "" });
    const sourceUrl = "https://example.org/lena.jpg";
    await db().insert(pictures).values({ contactId, sourceUrl });
    expect(await erasePerson(dana, { personId, name })).toMatchObject({ ok: true });
    const left = await dump();
    for (const word of ["Dear Lena", sourceUrl]) expect(left).not.toContain(word);
  });

  it("is gone from open screens, which begin anew", async () => {
    const { personId, name } = await patient("Mona Shown");
    const cursor = await settledCursor(dana);
    await erasePerson(dana, { personId, name });
    const [{ scopeVersion = 0 } = {}] = await db()
      .select({ scopeVersion: staff.scopeVersion })
      .from(staff)
      .where(eq(staff.id, dana.id));
    const now = { ...dana, scopeVersion };
    expect(await changesSince(now, { cursor, open: null })).toEqual({ reset: true });
  });

  it("does not come back by a late webhook of an erased message", async () => {
    const ines = await patient("Ines Late");
    const said = inbound(clinic, { peer: ines.peer, externalId: `SM${"e".repeat(32)}` });
    await keepEvent(clinic, said);
    await erasePerson(dana, { personId: ines.personId, name: ines.name });
    const again = await keepEvent(clinic, said);
    expect(again.state).toBe("ignored");
    expect(await db().$count(people, eq(people.name, "Ines Late"))).toBe(0);
  });

  it("leaves nothing of what somebody is just answering", async () => {
    const maria = await patient("Maria Answered");
    const { personId, name, dialogId } = maria;
    const erased = await db().transaction(async (rows) => {
      const answer = { dialogId, clientId: randomUUID(), text: canary, seenSeq: 1_000 };
      await storeWithin(rows, dana, answer);
      const erasing = erasePerson(dana, { personId, name });
      await untilInLine(db(), 1);
      return { erasing };
    });
    expect(await erased.erasing).toMatchObject({ ok: true, value: { messages: 2 } });
    expect(await dump()).not.toContain(canary);
  });

  it("leaves nothing of what they are just writing", async () => {
    const maria = await patient("Maria Writing");
    const { personId, name, peer } = maria;
    const erased = await db().transaction(async (rows) => {
      await applyEvent(rows, clinic, inbound(clinic, { peer, text: canary }));
      const erasing = erasePerson(dana, { personId, name });
      await untilInLine(db(), 1);
      return { erasing };
    });
    expect(await erased.erasing).toMatchObject({ ok: true, value: { messages: 2 } });
    expect(await dump()).not.toContain(canary);
  });

  it("who writes while they are erased is a stranger who has just written", async () => {
    const maria = await patient("Maria Anew");
    const { personId, name, peer } = maria;
    const [erased, written] = await db().transaction(async (rows) => {
      await rows.execute(sql`lock deliveries in share mode`);
      const erasing = erasePerson(dana, { personId, name });
      await untilInLine(db(), 1);
      const writing = keepEvent(clinic, inbound(clinic, { peer, text: "Hello?" }));
      await untilInLine(db(), 2);
      return [{ erasing }, { writing }] as const;
    });
    expect(await erased.erasing).toMatchObject({ ok: true });
    expect(await written.writing).toMatchObject({ state: "applied" });
    expect(await dump()).not.toContain(canary);
  });

  it("does not come back by what was said before and comes after it, nor by what is told of that; what they write from then on is a stranger's", async () => {
    const maria = await patient("Maria Delayed");
    const { personId, name, peer, value } = maria;
    const at = new Date(Date.now() - 60_000);
    const payload = JSON.stringify({ From: `whatsapp:${value}`, Body: canary });
    const said = { peer, at, text: canary, payload };
    expect(await erasePerson(dana, { personId, name })).toMatchObject({ ok: true });
    const late = inbound(clinic, { ...said, recovered: "late" });
    const elsewhere = { direction: "echo", writtenIn: "elsewhere" } as const;
    const { accountExternalId, externalId } = late;
    const edit = { type: "edit", eventKey: `edit:${externalId}:1`, number: 1 } as const;
    for (const event of [
      late,
      inbound(clinic, { ...said, ...elsewhere }),
      { ...edit, accountExternalId, externalId, text: canary, at, payload },
    ])
      expect(await keepEvent(clinic, event)).toEqual({
        state: "ignored",
        reason: "erased",
      });
    const left = await dump();
    for (const word of [canary, value, name]) expect(left).not.toContain(word);
    const anew = inbound(clinic, { peer, at: new Date(), text: "Hello?" });
    expect(await keepEvent(clinic, anew)).toMatchObject({ state: "applied" });
  });

  it("takes nothing along that others wrote from a phone that they shared", async () => {
    const maria = await patient("Maria Sharing", "Hello");
    await onThePhoneOf(maria, "Leo Sharing");
    const { personId, name, peer } = maria;
    expect(await erasePerson(dana, { personId, name })).toMatchObject({ ok: true });
    const late = { peer, at: new Date(Date.now() - 60_000), text: "From Leo" };
    expect(await keepEvent(clinic, inbound(clinic, late))).toMatchObject({
      state: "applied",
    });
  });

  it("keeps nothing away that whoever has their former number said meanwhile", async () => {
    const said = (userId: string, name: string, more = {}) => {
      const identities = [
        { kind: "userId" as const, value: userId },
        { kind: "phone" as const, value: "+447700900099" },
      ];
      return inbound(clinic, { peer: { identities, name, handle: null }, ...more });
    };
    await keepEvent(clinic, said("GB.71", "Maria Moving"));
    await keepEvent(clinic, said("GB.72", "Leo Moving In"));
    const personId = await personNamed("Maria Moving");
    const erased = await erasePerson(dana, { personId, name: "Maria Moving" });
    expect(erased).toMatchObject({ ok: true, value: { messages: 1 } });
    const at = new Date(Date.now() - 60_000);
    expect(await keepEvent(clinic, said("GB.72", "Leo Moving In", { at }))).toMatchObject(
      {
        state: "applied",
      },
    );
    const hers = said("GB.71", "Maria Moving", { at });
    expect(await keepEvent(clinic, hers)).toMatchObject({ reason: "erased" });
  });

  it("leaves nothing of what somebody has just begun or looked at", async () => {
    const maria = await patient("Maria Begun");
    const { personId, name, dialogId } = maria;
    const [erased, saved, seen] = await db().transaction(async (rows) => {
      await rows.execute(sql`lock deliveries in share mode`);
      const erasing = erasePerson(dana, { personId, name });
      await untilInLine(db(), 1);
      const saving = saveDraft(dana, { dialogId, text: canary, note: "" });
      const seeing = markSeen(dana, { dialogId, seq: 1 });
      await untilInLine(db(), 3);
      return [{ erasing }, { saving }, { seeing }] as const;
    });
    expect(await erased.erasing).toMatchObject({ ok: true });
    expect(await saved.saving).toEqual({ ok: false, reason: "notFound" });
    expect(await seen.seeing).toEqual({ ok: true, value: { risen: false } });
    expect(await dump()).not.toContain(canary);
  });

  it("leaves nothing of what somebody is just recording with them", async () => {
    const maria = await patient("Maria Called", "Hello");
    const { personId, name } = maria;
    const erased = await db().transaction(async (rows) => {
      const touch = { personId, kind: "call" as const, at: new Date(), text: canary };
      await rows.insert(touches).values(touch);
      const erasing = erasePerson(dana, { personId, name });
      await untilInLine(db(), 1);
      return { erasing };
    });
    expect(await erased.erasing).toMatchObject({ ok: true, value: { touches: 2 } });
    expect(await dump()).not.toContain(canary);
  });

  it("is not found by who records something with them a moment too late", async () => {
    const maria = await patient("Maria Late", "Hello");
    const { personId, name } = maria;
    const draft = { ...noTouch, text: canary };
    const touch = { personId, dialogId: null, clientId: randomUUID(), draft };
    const [erased, recorded] = await db().transaction(async (rows) => {
      await rows.execute(sql`lock deliveries in share mode`);
      const erasing = erasePerson(dana, { personId, name });
      await untilInLine(db(), 1);
      const recording = recordTouch(dana, touch);
      await untilInLine(db(), 2);
      return [{ erasing }, { recording }] as const;
    });
    expect(await erased.erasing).toMatchObject({ ok: true });
    expect(await recorded.recording).toMatchObject({ ok: false, reason: "notFound" });
  });

  it("is named as who they are by now, where a colleague has just merged them", async () => {
    const maria = await patient("Maria Merged", "Hello");
    const ruth = await patient("Ruth Merged", "Good morning");
    const erased = await db().transaction(async (rows) => {
      await rows
        .update(people)
        .set({ mergedIntoId: ruth.personId })
        .where(eq(people.id, maria.personId));
      const { personId, name } = maria;
      const erasing = erasePerson(dana, { personId, name });
      await untilInLine(db(), 1);
      return { erasing };
    });
    expect(await erased.erasing).toEqual({ ok: false, reason: "otherName" });
  });

  it("stays nowhere in what providers tell of erased messages later", async () => {
    const ines = await patient("Ines Told");
    const externalId = `SM${"d".repeat(32)}`;
    const payload = JSON.stringify({ From: `whatsapp:${ines.value}`, Body: canary });
    const said = inbound(clinic, { peer: ines.peer, externalId, text: canary, payload });
    await keepEvent(clinic, said);
    await erasePerson(dana, { personId: ines.personId, name: ines.name });
    const { accountExternalId } = said;
    const told = { accountExternalId, externalId, payload };
    const later: ChannelEvent[] = [
      said,
      {
        ...told,
        type: "status",
        eventKey: `status:${externalId}:read`,
        status: "read",
        errorCode: null,
        outboxId: null,
      },
      {
        ...told,
        type: "edit",
        eventKey: `edit:${externalId}:1`,
        text: canary,
        number: 1,
        at: new Date(),
      },
    ];
    for (const event of later)
      expect(await keepEvent(clinic, event)).toEqual({
        state: "ignored",
        reason: "erased",
      });
    const left = await dump();
    for (const word of [canary, ines.value]) expect(left).not.toContain(word);
  });

  const told = (key: string, payload: object) =>
    keepEvent(clinic, {
      type: "ignored",
      accountExternalId: clinic.externalId,
      eventKey: `ignored:${key}`,
      payload: JSON.stringify(payload),
      reason: "otherStatus",
    });

  it.each<[string, (number: string) => object]>([
    ["an address of WhatsApp's", (number) => ({ From: `whatsapp:+${number}` })],
    ["a number of WhatsApp's", (number) => ({ To: "x", WaId: number })],
    ["an id", (number) => ({ sender: { id: number } })],
    ["an id without quotation marks", (number) => ({ read: { id: Number(number) } })],
    ["what was found later", (number) => ({ peer: { value: `+${number}` } })],
  ])(
    "leaves nothing in the ledger that names them by %s, and all that names a longer number",
    async (shape, named) => {
      const ruth = await patient(`Ruth by ${shape}`);
      const number = ruth.value.slice(1);
      await told(`${shape}, theirs`, named(number));
      await told(`${shape}, a longer one`, named(`${number}5`));
      await told(`${shape}, one with more before it`, named(`9${number}`));
      await erasePerson(dana, { personId: ruth.personId, name: ruth.name });
      const left = await ledger();
      expect(left).not.toContain(`ignored:${shape}, theirs`);
      expect(left).toContain(`ignored:${shape}, a longer one`);
      expect(left).toContain(`ignored:${shape}, one with more before it`);
    },
  );

  it("leaves in the ledger what others wrote, even where it says their number", async () => {
    const ruth = await patient("Ruth Passed On");
    const said = inbound(clinic, {
      peer: (await patient("Tom Tells", "Hello")).peer,
      payload: JSON.stringify({ Body: ruth.value }),
    });
    await keepEvent(clinic, said);
    await erasePerson(dana, { personId: ruth.personId, name: ruth.name });
    expect(await ledger()).toContain(said.eventKey);
  });

  it("leaves in the ledger what came from whoever has their number by now", async () => {
    const value = "+447700900777";
    const owner = (userId: string, name: string) => ({
      identities: [
        { kind: "userId" as const, value: userId },
        { kind: "phone" as const, value },
      ],
      name,
      handle: null,
    });
    const payload = JSON.stringify({ From: `whatsapp:${value}` });
    const first = inbound(clinic, { peer: owner("GB.1", "Ola First"), payload });
    await keepEvent(clinic, first);
    await told("of the first", { From: `whatsapp:${value}` });
    const second = inbound(clinic, { peer: owner("GB.2", "Sam Second"), payload });
    await keepEvent(clinic, second);
    await told("of the second", { From: `whatsapp:${value}` });
    const personId = await personNamed("Ola First");
    expect(await erasePerson(dana, { personId, name: "Ola First" })).toMatchObject({
      ok: true,
    });
    const left = await ledger();
    expect(left).toEqual(
      expect.arrayContaining([second.eventKey, "ignored:of the second"]),
    );
    for (const gone of [first.eventKey, "ignored:of the first"])
      expect(left).not.toContain(gone);
  });

  it("must be named: another name erases nobody", async () => {
    const olga = await patient("Olga Named");
    expect(await erasePerson(dana, { personId: olga.personId, name: "Olga" })).toEqual({
      ok: false,
      reason: "otherName",
    });
    expect(await db().$count(people, eq(people.id, olga.personId))).toBe(1);
  });

  it("takes a name as it is read, with whatever signs nobody sees it is kept", async () => {
    const { personId } = await patient("\u200eZoe\u0308  Na\u0308f\u200b");
    expect(await erasePerson(dana, { personId, name: "Zoë Näf" })).toMatchObject({
      ok: true,
    });
  });

  it("on a family's phone takes only what was said to be theirs", async () => {
    const ruth = await patient("Ruth Family", "from Ruth");
    const benId = await onThePhoneOf(ruth, "Ben Family");
    await keepEvent(clinic, inbound(clinic, { peer: ruth.peer, text: "from Ben" }));
    await saidBy(benId, "from Ben");
    await erasePerson(dana, { personId: benId, name: "Ben Family" });
    const left = await db()
      .select({ text: messages.text })
      .from(messages)
      .where(eq(messages.dialogId, ruth.dialogId));
    expect(left).toEqual([{ text: "from Ruth" }]);
  });

  it("on a family's phone leaves the others waiting for their answer", async () => {
    const anna = await patient("Anna Family", "Anna asks");
    const samId = await onThePhoneOf(anna, "Sam Family");
    const row = () => rowOf(anna.dialogId);
    const waiting = (await row())?.unansweredSince;
    await keepEvent(clinic, inbound(clinic, { peer: anna.peer, text: "Sam asks" }));
    await saidBy(samId, "Sam asks");
    expect(await row()).toMatchObject({ preview: { text: "Sam asks" }, unread: 2 });
    const erased = await erasePerson(dana, { personId: samId, name: "Sam Family" });
    expect(erased).toMatchObject({ ok: true, value: { accountIds: [clinic.id] } });
    expect(await row()).toMatchObject({
      preview: { text: "Anna asks" },
      unansweredSince: waiting,
    });
    await markSeen(dana, { dialogId: anna.dialogId, seq: 1 });
    expect((await row())?.unread).toBe(0);
  });

  it("on a family's phone leaves who had asked before them waiting, though it came only after", async () => {
    const lisa = await patient("Lisa Family", "Lisa says thanks");
    await reply(lisa.dialogId, "You are welcome");
    const timId = await onThePhoneOf(lisa, "Tim Family");
    const { peer } = lisa;
    const now = Date.now();
    const says = (text: string, later: number) =>
      keepEvent(clinic, inbound(clinic, { peer, text, at: new Date(now + later) }));
    await says("Tim asks", 2_000);
    await says("Lisa asks", 1_000);
    await saidBy(timId, "Tim asks");
    await erasePerson(dana, { personId: timId, name: "Tim Family" });
    expect((await rowOf(lisa.dialogId))?.unansweredSince).not.toBeNull();
  });

  it("on a family's phone leaves nobody waiting where only they had asked", async () => {
    const gina = await patient("Gina Family", "Gina says thanks");
    await reply(gina.dialogId, "You are welcome");
    const leoId = await onThePhoneOf(gina, "Leo Family");
    await keepEvent(clinic, inbound(clinic, { peer: gina.peer, text: "Leo asks" }));
    await saidBy(leoId, "Leo asks");
    await erasePerson(dana, { personId: leoId, name: "Leo Family" });
    expect(await rowOf(gina.dialogId)).toMatchObject({
      preview: { text: "You are welcome" },
      unansweredSince: null,
      unread: 0,
    });
  });

  it("on a family's phone leaves nobody waiting for an answer to what was taken back", async () => {
    const nora = await patient("Nora Family", "Nora says thanks");
    await reply(nora.dialogId, "You are welcome");
    const ivoId = await onThePhoneOf(nora, "Ivo Family");
    const { peer } = nora;
    await keepEvent(clinic, inbound(clinic, { peer, text: "Ivo asks" }));
    const slip = inbound(clinic, { peer, text: "For somebody else" });
    await keepEvent(clinic, slip);
    const { externalId } = slip;
    const unsend = { ...slip, type: "unsend", eventKey: `unsend:${externalId}` } as const;
    await keepEvent(clinic, { ...unsend, at: new Date() });
    await saidBy(ivoId, "Ivo asks");
    await erasePerson(dana, { personId: ivoId, name: "Ivo Family" });
    expect((await rowOf(nora.dialogId))?.unansweredSince).toBeNull();
  });

  it("on a family's phone leaves nobody waiting for an answer of which staff had said that none is needed", async () => {
    const mila = await patient("Mila Family", "Mila asks");
    const janId = await onThePhoneOf(mila, "Jan Family");
    const { peer, dialogId } = mila;
    await sayNoAnswerNeeded(dana, dialogId);
    const at = new Date(Date.now() - 60_000);
    await keepEvent(clinic, inbound(clinic, { peer, text: "Jan asks", at }));
    await saidBy(janId, "Jan asks");
    await erasePerson(dana, { personId: janId, name: "Jan Family" });
    expect((await rowOf(dialogId))?.unansweredSince).toBeNull();
  });

  it("leaves the dialog of somebody of whom staff had said that it was not them", async () => {
    const otto = await patient("Otto Mistaken");
    await unlinkContact(dana, otto);
    const { personId, name } = otto;
    expect(await erasePerson(dana, { personId, name })).toMatchObject({
      ok: true,
      value: { dialogs: 0, messages: 0 },
    });
    expect(await rowOf(otto.dialogId)).toBeDefined();
  });

  it("is refused to who does not see all that is theirs, and whose export says that there is more", async () => {
    const vera = await patient("Vera Elsewhere", "Hello");
    const { personId, name } = vera;
    const profile = await makeProfile();
    const scope = { all: false as const, accountIds: [clinic.id] };
    const petra = await makeStaff({ role: "admin", scope });
    expect(await exportPerson(petra, personId)).toMatchObject({ elsewhere: false });
    const peer = { identities: [{ kind: "igsid" as const, value: "17841" }], name };
    const dialogId = await makeDialog(profile, { peer: { ...peer, handle: null } });
    await linkContact(dana, { dialogId, personId, place: "instead" });
    expect(await exportPerson(petra, personId)).toMatchObject({
      elsewhere: true,
      dialogs: [{ id: vera.dialogId }],
    });
    expect(await exportPerson(dana, personId)).toMatchObject({ elsewhere: false });
    expect(await erasePerson(petra, { personId, name })).toEqual({
      ok: false,
      reason: "elsewhere",
    });
    expect(await rowOf(vera.dialogId)).toBeDefined();
    await unlinkContact(dana, { dialogId, personId });
    expect(await exportPerson(petra, personId)).toMatchObject({ elsewhere: false });
    await db().update(messages).set({ personId }).where(eq(messages.dialogId, dialogId));
    expect(await exportPerson(petra, personId)).toMatchObject({ elsewhere: true });
    await linkContact(dana, { dialogId, personId, place: "instead" });
    expect(await erasePerson(dana, { personId, name })).toMatchObject({
      ok: true,
      value: { dialogs: 2 },
    });
  });

  it("is not found by who may not see them", async () => {
    const rosa = await patient("Rosa Hidden");
    const stranger = await makeStaff({
      role: "admin",
      scope: { all: false, accountIds: [] },
    });
    expect(
      await erasePerson(stranger, { personId: rosa.personId, name: rosa.name }),
    ).toEqual({ ok: false, reason: "notFound" });
    expect(await exportPerson(stranger, rosa.personId)).toBeNull();
  });
});

describe("On a phone that was passed on", () => {
  /** A mother's phone, which a child shared until it got its own: whoever is named says their words there. */
  async function passedOn(mother: string, child: string) {
    const hers = await patient(mother, `${mother} asks`);
    const childId = await onThePhoneOf(hers, child);
    const says = async (text: string) =>
      void (await keepEvent(clinic, inbound(clinic, { peer: hers.peer, text })));
    await says(`${child}'s own words`);
    await saidBy(childId, `${child}'s own words`);
    return { hers, childId, says };
  }

  const textsOf = async (personId: number) => {
    const exported = await exportPerson(dana, personId);
    return exported?.dialogs.flatMap((dialog) => dialog.messages.map(({ text }) => text));
  };

  it("who left it has their own words in an export, and nothing of what was written since", async () => {
    const { hers, childId, says } = await passedOn("Ruth Keeps", "Ada Leaves");
    await unlinkContact(dana, { dialogId: hers.dialogId, personId: childId });
    await says("written since");
    const exported = await exportPerson(dana, childId);
    expect(exported?.dialogs).toMatchObject([
      { leftOut: 1, messages: [{ text: "Ada Leaves's own words" }] },
    ]);
    expect(exported?.dialogs[0]?.messages).toHaveLength(1);
    expect(await textsOf(hers.personId)).toEqual(["Ruth Keeps asks", "written since"]);
  });

  it("erasing who keeps it leaves what was recorded there with the one who left it", async () => {
    const hers = await patient("Ruth Erased There", "Hello");
    const { dialogId, personId, name } = hers;
    const childId = await onThePhoneOf(hers, "Ada Recorded");
    for (const [id, text] of [
      [childId, "Ada is allergic to penicillin"],
      [personId, "Ruth, in private"],
    ] as const) {
      const draft = { ...noTouch, text };
      const touch = { personId: id, dialogId, clientId: randomUUID(), draft };
      expect(await recordTouch(dana, touch)).toMatchObject({ ok: true });
    }
    await unlinkContact(dana, { dialogId, personId: childId });
    expect(await erasePerson(dana, { personId, name })).toMatchObject({
      ok: true,
      value: { dialogs: 1 },
    });
    const exported = await exportPerson(dana, childId);
    expect(exported?.touches).toMatchObject([{ text: "Ada is allergic to penicillin" }]);
    expect(await dump()).not.toContain("Ruth, in private");
  });

  it("who was never there after all has nothing of it in an export", async () => {
    const { hers } = await passedOn("Rita Keeps", "Ali Stays");
    const strangerId = await onThePhoneOf(hers, "Nobody There");
    await unlinkContact(dana, { dialogId: hers.dialogId, personId: strangerId });
    expect((await exportPerson(dana, strangerId))?.dialogs).toEqual([]);
  });

  it.each(["the one who left it", "the one who keeps it"])(
    "erasing %s takes what their export has, and leaves the other's words",
    async (whom) => {
      const [mother, child] = [`Mother of ${whom}`, `Child of ${whom}`];
      const { hers, childId, says } = await passedOn(mother, child);
      await unlinkContact(dana, { dialogId: hers.dialogId, personId: childId });
      await says(`${mother} goes on`);
      await db()
        .insert(notes)
        .values({
          dialogId: hers.dialogId,
          authorId: dana.id,
          text: `note on ${mother}`,
          searchText: "",
        });
      const isKeeper = whom === "the one who keeps it";
      const [personId, name, otherId] = isKeeper
        ? [hers.personId, mother, childId]
        : [childId, child, hers.personId];
      const [own, others] = [await textsOf(personId), await textsOf(otherId)];
      expect(await erasePerson(dana, { personId, name })).toMatchObject({
        ok: true,
        value: { messages: own?.length, dialogs: 0 },
      });
      expect(await textsOf(otherId)).toEqual(others);
      const left = await dump();
      for (const text of [...(own ?? []), name]) expect(left).not.toContain(text);
      expect(await db().$count(notes, eq(notes.dialogId, hers.dialogId))).toBe(
        isKeeper ? 0 : 1,
      );
      const row = await rowOf(hers.dialogId);
      expect(row).toMatchObject(
        isKeeper ? { preview: { text: `${child}'s own words` } } : { name: mother },
      );
    },
  );
});

describe("An export", () => {
  it("has what was said before it was corrected, and what was put on it", async () => {
    const iris = await patient("Iris Corrects", "On Tuesday");
    const [said] = await db()
      .select()
      .from(messages)
      .where(eq(messages.text, "On Tuesday"));
    const externalId = said?.externalId ?? "";
    const at = new Date();
    const about = { accountExternalId: clinic.externalId, payload: "{}", externalId, at };
    const events: ChannelEvent[] = [1, 2].map((number) => ({
      ...about,
      type: "edit",
      eventKey: `edit:${externalId}:${number}`,
      text: `On Friday, ${number}`,
      number,
    }));
    const { peer } = iris;
    events.push({
      ...about,
      type: "reaction",
      eventKey: `reaction:${externalId}:inbound`,
      peer,
      by: "inbound",
      emoji: "❤️",
    });
    for (const event of events)
      expect(await keepEvent(clinic, event)).toMatchObject({ state: "applied" });
    const exported = await exportPerson(dana, iris.personId);
    expect(exported?.dialogs[0]?.messages).toMatchObject([
      {
        text: "On Friday, 2",
        earlier: [
          { text: "On Tuesday", at: said?.at.toISOString() },
          { text: "On Friday, 1", at: at.toISOString() },
        ],
        reactions: [{ by: "inbound", emoji: "❤️", at: at.toISOString() }],
      },
    ]);
  });

  it("has what was said and noted as a touch, without the colleagues' notes", async () => {
    const iris = await patient("Iris Export", "my words");
    await reply(iris.dialogId, "our words");
    await db().insert(notes).values({
      dialogId: iris.dialogId,
      authorId: dana.id,
      text: "among us",
      searchText: "among us",
    });
    await db().execute(sql`
      insert into touches (person_id, kind, at, text) values (${iris.personId}, 'visit', now(), 'came by')`);
    const exported = await exportPerson(dana, iris.personId);
    if (!exported) throw new Error("Iris may not be seen.");
    const file = JSON.parse(await new Response(exportAsJson(exported)).text());
    expect(file.person).toMatchObject({ name: "Iris Export", kind: "lead" });
    expect(file.dialogs[0].messages).toMatchObject([
      { direction: "inbound", origin: "contact", text: "my words", author: null },
      {
        direction: "outbound",
        origin: "staff",
        text: "our words",
        author: "Dana Whitlock",
      },
    ]);
    expect(file.touches).toMatchObject([{ kind: "visit", text: "came by" }]);
    expect(file.files).toEqual({});
    expect(JSON.stringify(file)).not.toContain("among us");
  });

  it("has what is known from a record that was merged into the person's", async () => {
    const elena = await patient("Elena Marchetti");
    const [other] = await db()
      .insert(people)
      .values({ name: "Helena Marchetti", remarks: "Prefers mornings" })
      .returning();
    await db()
      .update(people)
      .set({ remarks: "Afraid of drills" })
      .where(eq(people.id, elena.personId));
    const [same] = await db()
      .insert(people)
      .values({ name: "Elena Marchetti" })
      .returning();
    for (const record of [other, same])
      await mergePeople(dana, { keptId: elena.personId, otherId: record?.id ?? 0 });
    expect((await exportPerson(dana, elena.personId))?.person).toMatchObject({
      name: "Elena Marchetti",
      otherNames: ["Helena Marchetti"],
      remarks: "Afraid of drills\n\nPrefers mornings",
    });
  });

  it("leaves out on a shared phone what nobody said was theirs, and says how much", async () => {
    const ada = await patient("Ada Shared", "who wrote this?");
    await onThePhoneOf(ada, "Eli Shared");
    const exported = await exportPerson(dana, ada.personId);
    expect(exported?.dialogs[0]).toMatchObject({ leftOut: 1, messages: [] });
  });

  it("leaves out what was said to be from somebody who shared the phone once", async () => {
    const ruth = await patient("Ruth Mother", "from Ruth's phone");
    const childId = await onThePhoneOf(ruth, "Ada Grown");
    await keepEvent(
      clinic,
      inbound(clinic, { peer: ruth.peer, text: "Ada's own words" }),
    );
    await saidBy(childId, "Ada's own words");
    await unlinkContact(dana, { dialogId: ruth.dialogId, personId: childId });
    const exported = await exportPerson(dana, ruth.personId);
    expect(exported?.dialogs[0]).toMatchObject({
      leftOut: 1,
      messages: [{ text: "from Ruth's phone" }],
    });
  });
});

describe("Retention", () => {
  it("deletes what is too old and nothing else, once a day, and writes it down", async () => {
    const nina = await patient("Nina Old", "an old word");
    await db().execute(sql`
      update messages set at = now() - interval '13 months' where text = 'an old word'`);
    await db().execute(sql`
      update deliveries set received_at = now() - interval '13 months'
      where payload like '%an old word%'`);
    const kept = await patient("Nils New", "a new word");
    expect(
      await previewRetention({ messageMonths: 12, deliveryMonths: 12 }),
    ).toMatchObject({
      messages: 1,
      dialogs: 1,
      deliveries: 1,
    });
    expect(
      await previewRetention({ messageMonths: null, deliveryMonths: null }),
    ).toMatchObject({ messages: 0, deliveries: 0 });
    await saveRetention(
      { typed: { messageMonths: 12, deliveryMonths: 12 }, seen: await readRetention() },
      dana.id,
    );
    const runs = await Promise.all([applyRetention(), applyRetention()]);
    expect(runs.filter((count) => count > 0)).toHaveLength(1);
    const left = await dump();
    expect(left).not.toContain("an old word");
    expect(left).toContain("a new word");
    expect(await rowOf(nina.dialogId)).toMatchObject({
      preview: null,
      unansweredSince: null,
      unread: 0,
    });
    expect((await rowOf(kept.dialogId))?.preview?.text).toBe("a new word");
    expect(await applyRetention()).toBe(0);
    expect(await db().$count(auditLog, eq(auditLog.action, "retention.applied"))).toBe(1);
  });

  it("is not lengthened or shortened by a form that stood open while another admin chose", async () => {
    const seen = { messageMonths: null, deliveryMonths: null };
    await db().update(organisation).set(seen);
    const saveAs = (more: Partial<RetentionMonths>) =>
      saveRetention({ typed: { ...seen, ...more }, seen }, dana.id);
    expect(await saveAs({ messageMonths: 120 })).toMatchObject({ ok: true });
    expect(await saveAs({ deliveryMonths: 6 })).toEqual({
      ok: true,
      value: { messageMonths: 120, deliveryMonths: 6 },
    });
    expect(await saveAs({ messageMonths: 3 })).toEqual({
      ok: false,
      reason: "changedMeanwhile",
      theirs: { messageMonths: 120 },
    });
    expect(await readRetention()).toMatchObject({ messageMonths: 120 });
    await db().update(organisation).set(seen);
  });

  it("keeps what an admin chooses to keep while a run is under way", async () => {
    await patient("Ida Old", "a word too old");
    await patient("Ivo New", "a word to keep");
    await db().execute(sql`
      update messages set at = now() - interval '13 months' where text = 'a word too old'`);
    await db().execute(sql`
      update deliveries set received_at = now() - interval '13 months'
      where payload like '%a word to keep%'`);
    await db().execute(sql`
      update organisation set message_months = 12, delivery_months = 12,
        retention_due_at = null`);
    await db().execute(sql`
      create function choose() returns trigger language plpgsql as $$
      begin update organisation set delivery_months = null; return null; end $$`);
    const chosenMeanwhile = {
      by: "create trigger chosen after delete on messages execute function choose()",
      mendedBy: "drop trigger chosen on messages",
    };
    await whileBroken(chosenMeanwhile, async () =>
      expect(await applyRetention()).toBe(1),
    );
    const { rows } = await db().execute(sql`
      select 1 from deliveries where payload like '%a word to keep%'`);
    expect(rows).toHaveLength(1);
    await db().update(organisation).set({ messageMonths: null });
  });

  it("goes on with the next sweep where a run left some of what is too old", async () => {
    const texts = ["an older word", "another older word", "the last older word"];
    for (const text of texts) await patient(text, text);
    await db().execute(sql`
      update messages set at = now() - interval '13 months' where text like '%older word'`);
    await saveRetention(
      { typed: { messageMonths: 12, deliveryMonths: null }, seen: await readRetention() },
      dana.id,
    );
    expect(await applyRetention(2)).toBe(2);
    expect(await applyRetention(2)).toBe(1);
    expect(await applyRetention(2)).toBe(0);
    expect((await readRetention()).appliedAt).not.toBeNull();
  });

  it("is gone on with in a quarter of an hour where a run broke off", async () => {
    await patient("Oda Old", "a word left over");
    await db().execute(sql`
      update messages set at = now() - interval '13 months' where text = 'a word left over'`);
    await db().update(organisation).set({ messageMonths: 12, retentionDueAt: null });
    const undeletable = {
      by: "create trigger kept before delete on messages execute function keep_all()",
      mendedBy: "drop trigger kept on messages",
    };
    await db().execute(sql`
      create function keep_all() returns trigger language plpgsql as $$
      begin raise exception 'no'; end $$`);
    await whileBroken(undeletable, () => expect(applyRetention()).rejects.toThrow());
    expect(await applyRetention()).toBe(0);
    await passMinutes(15);
    expect(await applyRetention()).toBe(1);
    await passMinutes(15);
    expect(await applyRetention()).toBe(0);
  });

  /** So many minutes have passed since a run was begun, or came to its end. */
  const passMinutes = (minutes: number) =>
    db().execute(sql`
      update organisation set retention_due_at = retention_due_at - ${minutes} * interval '1 minute'`);

  it("without a limit keeps everything", async () => {
    await db().update(organisation).set({ messageMonths: null, deliveryMonths: null });
    const before = await db().$count(messages);
    expect(await applyRetention()).toBe(0);
    expect(await db().$count(messages)).toBe(before);
  });
});
