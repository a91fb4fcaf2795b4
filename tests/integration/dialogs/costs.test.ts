import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince, freshCursor } from "@/lib/dialogs/live/changes";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { storeReply } from "@/lib/dialogs/send/send";
import { olderMessages, openDialog } from "@/lib/dialogs/thread/open";
import { useDatabase } from "@/tests/support/database";
import { twilioPost, twilioSample } from "@/tests/support/deliveries";
import { makeDialog, makeSender, makeStaff, seenAll } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { learnSizes, readWhole, statementsIn, waysIn } from "@/tests/support/statements";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
let account: Awaited<ReturnType<typeof makeSender>>;
let tomas: Staff;
let dialogId: number;

beforeAll(async () => {
  account = await makeSender();
  tomas = await makeStaff({ name: "Tomas Reyk" });
  dialogId = await makeDialog(account, { text: "hello" });
});

/** How many times the database is asked, beginnings and ends of transactions among them. */
const cost = async (work: () => Promise<unknown>) => (await statementsIn(work)).length;

let posted = 0;
const post = (from: string) => {
  posted += 1;
  const sid = `SM${String(posted).padStart(32, "c")}`;
  const sample = twilioSample("twilio-legacy-minimal");
  return atDoor(
    twilioPost({
      ...sample,
      From: `whatsapp:${from}`,
      MessageSid: sid,
      SmsMessageSid: sid,
      SmsSid: sid,
    }),
  );
};

test("a page of the list, with all its counts, costs two statements", async () => {
  expect(await cost(() => listDialogs(tomas, { tab: "active" }))).toBe(2);
  const filter = { unread: true, account: account.id };
  expect(await cost(() => listDialogs(tomas, { tab: "closed", filter }))).toBe(2);
});

test("opening a dialog, and an older page of it, cost three statements however long it is", async () => {
  for (let count = 0; count < 60; count += 1) await makeDialog(account, { text: "more" });
  expect(await cost(() => openDialog(tomas, dialogId))).toBe(3);
  const page = await openDialog(tomas, dialogId);
  expect(page?.messages.length).toBe(50);
  const beforeId = page?.messages[0]?.id ?? 0;
  expect(await cost(() => olderMessages(tomas, dialogId, beforeId))).toBe(3);
});

test("catching up costs three statements, the last two of them at once, however much changed", async () => {
  const cursor = await freshCursor(tomas);
  for (let count = 0; count < 5; count += 1) await makeDialog(account, { text: "news" });
  expect(await cost(() => changesSince(tomas, { cursor, open: null }))).toBe(3);
});

test("a message in the open dialog costs a screen four, and its row is read once", async () => {
  const cursor = await freshCursor(tomas);
  await makeDialog(account, { text: "news" });
  const told = () => changesSince(tomas, { cursor, open: dialogId });
  expect(await cost(told)).toBe(4);
  expect(await told()).toMatchObject({ rows: [{ id: dialogId }], open: { dialogId } });
});

test("a message takes two ways to the database, a stranger's too", async () => {
  await post("+447700911001");
  await afterwards();
  const stranger = await waysIn(() => post("+447700911002"));
  await afterwards();
  const known = await waysIn(() => post("+447700911002"));
  await afterwards();
  expect(stranger).toBe(2);
  expect(known).toBe(2);
});

test("a message that brings a closed dialog back takes no more than five", async () => {
  await post("+447700911003");
  await afterwards();
  const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
  await closeDialog(tomas, row?.id ?? 0);
  expect(await waysIn(() => post("+447700911003"))).toBeLessThanOrEqual(5);
  await afterwards();
});

test("a burst of messages asks no more than it must about what waited for them", async () => {
  const asked = await statementsIn(async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => post(`+4477009120${10 + n}`)));
    await afterwards();
  });
  const waiting = asked.filter(({ text }) => /waits_for = came/.test(text));
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.length).toBeLessThan(12);
});

test("a reply takes no more than four ways to the database", async () => {
  const said = { dialogId, text: "Tuesday at ten.", seenSeq: seenAll };
  const reply = () => storeReply(tomas, { ...said, clientId: randomUUID() });
  expect(await waysIn(reply)).toBe(4);
});

test("that a patient has seen a hundred messages takes no more ways than that they have seen one", async () => {
  const identities = [{ kind: "phone" as const, value: "+447700911006" }];
  const peer = { identities, name: null, handle: null };
  const id = await makeDialog(account, { peer });
  const saidTo = (first: number, last: number) =>
    database().execute(sql`
      insert into messages (dialog_id, account_id, contact_id, identity_id, direction, origin, kind, text, at,
        order_key, external_id, seq, inbound_no, status)
      select dialog_id, account_id, contact_id, identity_id, 'outbound', 'app', 'text', 'yes',
        now() + n * interval '1 ms', 'yes-' || n, 'yes-' || n, 100 + n, inbound_no, 'sent'
      from (select * from messages where dialog_id = ${id} order by id limit 1) one,
        generate_series(${first}::int, ${last}::int) n`);
  const seen = (number: number) =>
    keepEvent(account, {
      ...{ type: "seen", accountExternalId: account.externalId, payload: "{}" },
      ...{
        eventKey: `seen:yes-${number}`,
        externalId: `yes-${number}`,
        at: new Date(),
        peer,
      },
    });
  await saidTo(1, 1);
  const one = await waysIn(() => seen(1));
  await saidTo(2, 101);
  expect(await waysIn(() => seen(101))).toBe(one);
  const read = sql`dialog_id = ${id} and status = 'read' and status_times ? 'read' and version > 1`;
  expect(await database().$count(messages, read)).toBe(101);
});

test("in a clinic of some thousand patients a message looks up the few that it is about", async () => {
  await database().execute(sql`
    with people as (
      insert into contacts (account_id, name)
      select ${account.id}, 'Patient ' || n from generate_series(1, 3000) n returning id, account_id
    ), known as (
      insert into identities (account_id, contact_id, kind, value)
      select account_id, id, 'phone', '+4477008' || id from people
    ), opened as (
      insert into dialogs (account_id, contact_id) select account_id, id from people returning id
    ), said as (
      insert into messages (dialog_id, account_id, contact_id, identity_id, direction, origin, kind, text, at,
        order_key, external_id, seq, inbound_no)
      select dialog_id, account_id, contact_id, identity_id, 'inbound', 'contact', 'text', 'more',
        now() - n * interval '1 minute', 'more-' || n, 'more-' || n, 10000 + n, 10000 + n
      from (select * from messages order by id limit 1) one, generate_series(1, 3000) n
    )
    insert into touches (dialog_id, kind, at) select id, 'dialogOpened', now() from opened`);
  await learnSizes();
  const whole = await readWhole(async () => {
    await post("+447700911004");
    await post("+447700911004");
    await afterwards();
  });
  for (const table of ["identities", "contacts", "dialogs", "touches", "messages"])
    expect(whole).not.toContain(table);
});
