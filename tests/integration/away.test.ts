import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts, auditLog, messages, organisation, outbox } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import type { MessageEvent } from "@/lib/channels/events";
import { ClinicForm } from "@/lib/clinic/input";
import { saveClinic } from "@/lib/clinic/save-clinic";
import type { Clinic } from "@/lib/clinic/types";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { climb } from "@/lib/dialogs/send/settle";
import { openDialog } from "@/lib/dialogs/thread/open";
import { listHours, saveHours } from "@/lib/hours/opening-hours";
import type { OpeningHours } from "@/lib/hours/types";
import { localOf } from "@/lib/wall-clock";
import { useDatabase } from "@/tests/support/database";
import {
  inbound,
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";

useDatabase();

const shut: OpeningHours = {
  week: [[], [], [], [], [], [], []],
  closedOn: [],
  away: true,
  awayText: "We are closed. If it is urgent, call 111.",
};
const open: OpeningHours = {
  ...shut,
  week: Array.from({ length: 7 }, () => [{ from: "00:00", to: "24:00" }]),
};

let clinic: Awaited<ReturnType<typeof makeSender>>;
let dana: Staff;

beforeAll(async () => {
  clinic = await makeSender();
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

let numbers = 200;
const someone = (name: string) => {
  numbers += 1;
  const identities = [{ kind: "phone" as const, value: `+447700900${numbers}` }];
  return { peer: { identities, name, handle: null } };
};

/** Saves hours over those that the page shows. */
async function save(typed: OpeningHours, accountId = clinic.id) {
  const shown = (await listHours()).find(({ account }) => account.id === accountId);
  return saveHours(accountId, { typed, seen: shown?.hours ?? typed }, dana.id);
}

const automatic = (dialogId: number) =>
  db()
    .select({ text: messages.text, state: outbox.state, authorId: messages.authorId })
    .from(messages)
    .innerJoin(outbox, eq(outbox.messageId, messages.id))
    .where(and(eq(messages.dialogId, dialogId), eq(messages.origin, "system")));

test("a patient who writes while it is closed is told once, by nobody, and goes on waiting", async () => {
  await save(shut);
  const maria = someone("Maria Night");
  const dialogId = await makeDialog(clinic, maria);
  await keepEvent(clinic, inbound(clinic, { ...maria, text: "Hello?" }));
  expect(await automatic(dialogId)).toEqual([
    { text: shut.awayText, state: "queued", authorId: null },
  ]);
  const shown = await openDialog(dana, dialogId);
  expect(shown?.row).toMatchObject({ unread: 2, preview: { text: "Hello?" } });
  expect(shown?.row.unansweredSince).not.toBeNull();
});

test("who was told the last time that it was closed is told anew, whatever a colleague has said since", async () => {
  await save(shut);
  const maria = someone("Maria Again");
  const dialogId = await makeDialog(clinic, maria);
  await db()
    .update(messages)
    .set({ at: new Date(0) })
    .where(eq(messages.dialogId, dialogId));
  const reply = { dialogId, clientId: randomUUID(), text: "Come at nine" };
  expect(await storeReply(dana, { ...reply, seenSeq: seenAll })).toMatchObject({
    ok: true,
  });
  await keepEvent(clinic, inbound(clinic, { ...maria, text: "Hello?" }));
  expect(await automatic(dialogId)).toHaveLength(2);
});

test("it does not hold a colleague's reply", async () => {
  const ines = someone("Ines Night");
  const dialogId = await makeDialog(clinic, ines);
  const clientId = "0b5f7d5e-9f0a-4b7e-8c39-6f0f3f7c0a01";
  const reply = { dialogId, clientId, text: "I am still here", seenSeq: 1 };
  expect(await storeReply(dana, reply)).toMatchObject({ ok: true });
});

test("nobody says it once more as their own answer, though it did not arrive", async () => {
  await save(shut);
  const dialogId = await makeDialog(clinic, someone("Ona Night"));
  const [said] = await db()
    .update(messages)
    .set({ status: "failed", errorCode: "63010" })
    .where(and(eq(messages.dialogId, dialogId), eq(messages.origin, "system")))
    .returning();
  const shown = (await openDialog(dana, dialogId))?.messages.at(-1);
  expect(shown).toMatchObject({ origin: "system", failure: { canRetry: false } });
  const retry = { messageId: said?.id ?? 0, clientId: randomUUID(), seenSeq: seenAll };
  expect(await retryMessage(dana, retry)).toMatchObject({ reason: "notRetriable" });
});

test("nobody is told while it is open, or where nothing is to be said", async () => {
  await save(open);
  expect(await automatic(await makeDialog(clinic, someone("Otto Day")))).toEqual([]);
  await save({ ...shut, away: false });
  expect(await automatic(await makeDialog(clinic, someone("Olga Quiet")))).toEqual([]);
});

test("an account that can't send says nothing by itself", async () => {
  await save(shut);
  const its = eq(accounts.id, clinic.id);
  for (const state of ["attention", "disconnected"] as const) {
    await db().update(accounts).set({ state }).where(its);
    expect(await automatic(await makeDialog(clinic, someone("Una Heard")))).toEqual([]);
  }
  expect(await listHours()).toEqual([]);
  await db().update(accounts).set({ state: "connected" }).where(its);
});

test("one that does not arrive leaves the dialog as it is: it was nobody's answer", async () => {
  await save(shut);
  const dialogId = await makeDialog(clinic, someone("Ivo Night"));
  const its = and(eq(messages.dialogId, dialogId), eq(messages.origin, "system"));
  const [said] = await db().select({ id: messages.id }).from(messages).where(its);
  const report = { status: "failed", errorCode: "63010" } as const;
  await db().transaction((rows) => climb(rows, said?.id ?? 0, report));
  expect((await openDialog(dana, dialogId))?.row.undelivered).toBe(false);
});

test("neither what was found later nor history is answered by itself", async () => {
  await save(shut);
  for (const recovered of ["late", "history"] as const) {
    const dialogId = await makeDialog(clinic, { ...someone("Rita Late"), recovered });
    expect(await automatic(dialogId)).toEqual([]);
  }
});

test("nor is what the provider delivers hours after it was said", async () => {
  await save(shut);
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const late = await makeDialog(clinic, { ...someone("Lea Late"), at: hoursAgo(30) });
  expect(await automatic(late)).toEqual([]);
  const soon = await makeDialog(clinic, { ...someone("Sol Soon"), at: hoursAgo(0.5) });
  expect(await automatic(soon)).toHaveLength(1);
});

describe("of what comes after its time", () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  let profile: Awaited<ReturnType<typeof makeProfile>>;

  beforeAll(async () => {
    profile = await makeProfile();
    await save(shut, profile.id);
  });

  const writes = (name: string, said: Partial<MessageEvent>) => {
    const identities = [{ kind: "igsid" as const, value: name }];
    return inbound(profile, { peer: { identities, name, handle: null }, ...said });
  };

  test("nobody is told who has taken it back before it came", async () => {
    const said = writes("Kai Regrets", { at: minutesAgo(5) });
    const { externalId } = said;
    const unsend = { ...said, type: "unsend", eventKey: `unsend:${externalId}` } as const;
    await keepEvent(profile, { ...unsend, at: minutesAgo(4) });
    const kept = await keepEvent(profile, said);
    expect("dialogId" in kept && (await automatic(kept.dialogId ?? 0))).toEqual([]);
  });

  test("nor who was answered in the channel's own app", async () => {
    const said = writes("Uma Answered", { at: minutesAgo(5) });
    const { peer } = said;
    await keepEvent(
      profile,
      inbound(profile, { peer, direction: "echo", at: minutesAgo(4) }),
    );
    const kept = await keepEvent(profile, said);
    expect("dialogId" in kept && (await automatic(kept.dialogId ?? 0))).toEqual([]);
  });
});

test("somebody who wants no more messages is told nothing by itself, whatever they write later", async () => {
  await save(open);
  const noor = someone("Noor Stopped");
  const dialogId = await makeDialog(clinic, { ...noor, consent: "stopped" });
  await save(shut);
  await keepEvent(clinic, inbound(clinic, { ...noor, text: "I mean it" }));
  expect(await automatic(dialogId)).toEqual([]);
});

test("hours that make no sense are refused, and an away message needs words", async () => {
  const muddled = { ...open, week: open.week.with(0, [{ from: "12:00", to: "09:00" }]) };
  const overlapping = {
    ...open,
    week: open.week.with(0, [
      { from: "09:00", to: "12:00" },
      { from: "11:00", to: "13:00" },
    ]),
  };
  const refusals = await Promise.all([
    save(muddled),
    save(overlapping),
    save({ ...shut, awayText: "  " }),
    save({ ...shut, awayText: "x".repeat(5_000) }),
    save(shut, 999_999),
  ]);
  expect(refusals.map((refusal) => !refusal.ok && refusal.reason)).toEqual([
    "spans",
    "spans",
    "noText",
    "tooLong",
    "notFound",
  ]);
  expect(await save({ ...shut, away: false, awayText: "x".repeat(5_000) })).toEqual({
    ok: true,
  });
});

test("hours are kept to the minute, days in their order, and one span may begin as another ends", async () => {
  const monday = [
    { from: "08:30", to: "12:15" },
    { from: "12:15", to: "17:45" },
  ];
  const week = open.week.with(0, monday);
  const typed = { ...open, week, closedOn: ["2026-12-26", "2026-12-25"] };
  expect(await save(typed)).toEqual({ ok: true });
  const [kept] = await listHours();
  expect(kept?.hours).toEqual({ ...typed, closedOn: ["2026-12-25", "2026-12-26"] });
});

test("an away message may be as long as a message, and one that says the same is no change", async () => {
  const { max } = adapterOf("whatsapp").facts.text;
  const changes = () => db().$count(auditLog, eq(auditLog.action, "hours.changed"));
  expect(await save({ ...shut, awayText: "x".repeat(max) })).toEqual({ ok: true });
  const before = await changes();
  expect(await save({ ...shut, awayText: "x".repeat(max) })).toEqual({ ok: true });
  expect(await changes()).toBe(before);
  expect(await save({ ...shut, awayText: "x".repeat(max + 1) })).toMatchObject({
    reason: "tooLong",
  });
});

test.each(["Pacific/Kiritimati", "Etc/GMT+12"])(
  "a holiday is a day of the clinic's, wherever that is: %s",
  async (timeZone) => {
    const [before] = await db().select().from(organisation);
    await db().update(organisation).set({ timeZone });
    await save({ ...open, closedOn: [localOf(new Date(), timeZone).slice(0, 10)] });
    const [shown] = await listHours();
    expect(shown?.isOpen).toBe(false);
    const dialogId = await makeDialog(clinic, someone("Zoe Holiday"));
    expect(await automatic(dialogId)).toHaveLength(1);
    await db().update(organisation).set({ timeZone: before?.timeZone });
  },
);

test("the page tells what was saved and whether it is open now", async () => {
  await save(open);
  const [first] = await listHours();
  expect(first).toMatchObject({ account: { id: clinic.id }, hours: open, isOpen: true });
});

test("of two who change an account's hours, each keeps what they typed, and neither undoes the other's unseen", async () => {
  await save(open);
  const seen = { ...open };
  const monday = [{ from: "08:00", to: "12:00" }];
  expect(await save({ ...open, closedOn: ["2026-12-25"] })).toEqual({ ok: true });
  const week = open.week.with(0, monday);
  const edit = (typed: OpeningHours) => saveHours(clinic.id, { typed, seen }, dana.id);
  expect(await edit({ ...seen, week })).toEqual({ ok: true });
  const hours = async () =>
    (await listHours()).find(({ account }) => account.id === clinic.id)?.hours;
  expect(await hours()).toMatchObject({ week, closedOn: ["2026-12-25"] });
  expect(await edit({ ...seen, closedOn: ["2026-12-26"] })).toEqual({
    ok: false,
    reason: "changedMeanwhile",
    theirs: { closedOn: ["2026-12-25"] },
  });
  expect(await hours()).toMatchObject({ closedOn: ["2026-12-25"] });
});

test("nobody brings the clinic's old zone back by a form that stood open", async () => {
  const seen = { name: "Dialogs", timeZone: "Europe/London" };
  await db().update(organisation).set(seen);
  const clinicAs = (more: Partial<Clinic>) =>
    saveClinic({ typed: { ...seen, ...more }, seen }, dana.id);
  expect(await clinicAs({ timeZone: "Europe/Oslo" })).toEqual({ ok: true });
  expect(await clinicAs({ name: "Northgate" })).toEqual({ ok: true });
  expect(await clinicAs({ timeZone: "Europe/Paris" })).toMatchObject({
    reason: "changedMeanwhile",
    theirs: { timeZone: "Europe/Oslo" },
  });
  const [kept] = await db().select().from(organisation);
  expect(kept).toMatchObject({ name: "Northgate", timeZone: "Europe/Oslo" });
  await db().update(organisation).set(seen);
});

test("a name of the clinic in which half a sign came along when it was pasted is kept", async () => {
  const dana = await makeStaff({ role: "admin" });
  const seen = { name: "Dialogs", timeZone: "Europe/London" };
  await db().update(organisation).set(seen);
  const typed = { ...seen, name: "Northgate \ud83e" };
  const edit = ClinicForm.parse({ typed, seen });
  expect(await saveClinic(edit, dana.id)).toEqual({ ok: true });
  const [kept] = await db().select().from(organisation);
  expect(kept?.name).toBe("Northgate \ufffd");
  await db().update(organisation).set(seen);
});
