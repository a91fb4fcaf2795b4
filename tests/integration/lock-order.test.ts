import { randomUUID } from "node:crypto";
import { eq, isNotNull, type SQL, sql } from "drizzle-orm";
import {
  contactPeople,
  contacts,
  deliveries,
  erasedIds,
  grants,
  messages,
  organisation,
  outbox,
  people,
  staff,
  templates,
} from "@/db/schema";
import { disconnectAccount } from "@/lib/accounts/connect/disconnect";
import type { Staff } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import { assignDialog } from "@/lib/dialogs/actions/assign";
import { applyDeliveries } from "@/lib/dialogs/receive/apply-waiting";
import { keepEvent, keepTogether } from "@/lib/dialogs/receive/keep-events";
import { keepBatch } from "@/lib/dialogs/receive/ledger";
import { readClaim } from "@/lib/dialogs/send/claim";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { climb, settleFailed, settleSent } from "@/lib/dialogs/send/settle";
import { markSent } from "@/lib/dialogs/send/settle-claim";
import { startDialog } from "@/lib/dialogs/send/start";
import { learnName } from "@/lib/patients/contacts/learn-name";
import { linkContact } from "@/lib/patients/links/link";
import { mergePeople } from "@/lib/patients/links/merge";
import { editPerson } from "@/lib/patients/save-person";
import { erasePerson } from "@/lib/records/erase-person";
import { applyRetention } from "@/lib/records/retention";
import { changeStaff, deactivateStaff } from "@/lib/staff/change";
import type { StaffChange } from "@/lib/staff/types";
import { editTouch } from "@/lib/touches/change";
import { createTouch } from "@/lib/touches/create";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { deadlocks } from "@/tests/support/deadlocks";
import {
  inbound,
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";
import { makePerson, personNamed, standBehind } from "@/tests/support/people";
import { untilInLine } from "@/tests/support/waiting";

const database = useDatabase();
let clinic: Awaited<ReturnType<typeof makeSender>>;
let profile: typeof clinic;
let dana: Staff;
let before: number;

beforeAll(async () => {
  clinic = await makeSender("+447700900100");
  profile = await makeProfile();
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

beforeEach(async () => {
  await emptyInbox(database());
  before = await deadlocks(database());
});

/** Begins deeds while something is held, each once the one before waits or is done, and lets go of it. What they came to. */
async function whileHeld(held: SQL, ...deeds: (() => Promise<unknown>)[]) {
  const begun: Promise<unknown>[] = [];
  await database().transaction(async (rows) => {
    await rows.execute(held);
    for (const deed of deeds) {
      const deedBegun = deed();
      begun.push(deedBegun);
      await Promise.race([deedBegun, untilInLine(database(), begun.length)]);
    }
  });
  return Promise.all(begun);
}

const holding = (table: string, id: number): SQL =>
  sql`select from ${sql.identifier(table)} where id = ${id} for update`;

/** Nobody waited for somebody who waited for them: one of two would be undone after a second. */
afterEach(async () => expect(await deadlocks(database())).toBe(before));

async function contactOf(dialogId: number): Promise<number> {
  const { rows } = await database().execute<{ id: string }>(
    sql`select contact_id as id from dialogs where id = ${dialogId}`,
  );
  return Number(rows[0]?.id);
}

describe("whoever says who somebody is, and", () => {
  test("their STOP, are kept one after the other", async () => {
    const dialogId = await makeDialog(clinic);
    const maria = await makePerson("Maria Gómez");
    const [linked, stopped] = await whileHeld(
      holding("people", maria),
      () => linkContact(dana, { dialogId, personId: maria, place: "beside" }),
      () => keepEvent(clinic, inbound(clinic, { text: "STOP", consent: "stopped" })),
    );
    expect(linked).toMatchObject({ ok: true });
    expect(stopped).toMatchObject({ state: "applied" });
    const [contact] = await database().select().from(contacts);
    expect(contact?.stoppedAt).not.toBeNull();
  });

  test("a reply that was refused for their STOP", async () => {
    const dialogId = await makeDialog(clinic);
    const maria = await makePerson("Maria Gómez");
    // No spare lead, which would be merged: the link ends.
    await database().update(people).set({ kind: "patient" });
    const [behind] = await database().select().from(contactPeople);
    await storeReply(dana, {
      dialogId,
      clientId: randomUUID(),
      text: "Yes",
      seenSeq: seenAll,
    });
    const [reply] = await database()
      .select()
      .from(messages)
      .where(eq(messages.origin, "staff"));
    await whileHeld(
      holding("contact_people", behind?.id ?? 0),
      () => linkContact(dana, { dialogId, personId: maria, place: "instead" }),
      () =>
        database().transaction((rows) =>
          climb(rows, reply?.id ?? 0, { status: "failed", errorCode: "21610" }),
        ),
    );
    const [contact] = await database().select().from(contacts);
    expect(contact?.stoppedAt).not.toBeNull();
  });

  test("whoever merges the lead behind them", async () => {
    const dialogId = await makeDialog(clinic);
    const lead = await personNamed("Maria Gomez");
    const maria = await makePerson("Maria Gómez");
    const said = await whileHeld(
      holding("people", maria),
      () => mergePeople(dana, { keptId: maria, otherId: lead }),
      () => linkContact(dana, { dialogId, personId: maria, place: "instead" }),
    );
    expect(said).toMatchObject([{ ok: true }, { ok: true }]);
    const [record] = await database().select().from(people).where(eq(people.id, lead));
    expect(record?.mergedIntoId).toBe(maria);
  });

  test("the name that a channel tells of them", async () => {
    const sam = { kind: "igsid" as const, value: "17840000000000042" };
    const dialogId = await makeDialog(profile, {
      peer: { identities: [sam], name: null, handle: "sam" },
    });
    const lead = await personNamed("@sam");
    const contactId = await contactOf(dialogId);
    const told = { name: "Sam Rivera", handle: null };
    await whileHeld(
      holding("people", lead),
      () => linkContact(dana, { dialogId, personId: lead, place: "instead" }),
      () => database().transaction((rows) => learnName(rows, contactId, told)),
    );
    expect(await database().select({ name: people.name }).from(people)).toEqual([
      { name: "Sam Rivera" },
    ]);
  });

  test("whoever erases them", async () => {
    const dialogId = await makeDialog(clinic);
    const lead = await personNamed("Maria Gomez");
    const said = await whileHeld(
      holding("dialogs", dialogId),
      () => erasePerson(dana, { personId: lead, name: "Maria Gomez" }),
      () => linkContact(dana, { dialogId, personId: lead, place: "instead" }),
    );
    expect(said).toMatchObject([{ ok: true }, { ok: false, reason: "notFound" }]);
  });
});

test("whoever begins a dialog with somebody, and whoever erases them after their first words from there", async () => {
  const phone = "+447700900127";
  const identities = [{ kind: "phone" as const, value: phone }];
  const maria = await makePerson("Maria Gómez");
  const [template] = await database()
    .insert(templates)
    .values({
      ...{ credentialId: clinic.credentialId, externalId: "HX1", name: "hello" },
      ...{ language: "en", category: "UTILITY", body: "Hello", approval: "approved" },
    })
    .returning();
  const start = {
    ...{ accountId: clinic.id, phone, personId: maria, name: "" },
    ...{ clientId: randomUUID(), template: { id: template?.id ?? 0, values: {} } },
  };
  const [started, erased] = await whileHeld(
    // Held less firmly: who refers to her is not kept from it.
    sql`select from people where id = ${maria} for no key update`,
    () => startDialog(dana, start),
    async () => {
      const peer = { identities, name: "Maria", handle: null };
      const contactId = await contactOf(await makeDialog(clinic, { peer }));
      const behind = { contactId, personId: maria };
      await database().insert(contactPeople).values(behind).onConflictDoNothing();
      return erasePerson(dana, { personId: maria, name: "Maria Gómez" });
    },
  );
  expect(started).toMatchObject({ ok: true });
  expect(erased).toMatchObject({ ok: true });
});

test("whoever changes what a member sees, and whoever disconnects an account that they see", async () => {
  const desk = await makeSender("+447700900198");
  const tomas = await makeStaff({ scope: { all: false, accountIds: [desk.id] } });
  await database().insert(grants).values({ staffId: tomas.id, accountId: desk.id });
  const seen: StaffChange = { name: tomas.name, role: "staff", accountIds: [desk.id] };
  const typed = { ...seen, accountIds: [desk.id, clinic.id] };
  const [changed] = await whileHeld(
    sql`select from grants where staff_id = ${tomas.id} for update`,
    () => changeStaff(tomas.id, { typed, seen }, dana.id),
    () => disconnectAccount(desk.id, dana.id),
  );
  expect(changed).toMatchObject({ ok: true });
});

describe("whoever erases somebody, and", () => {
  afterEach(() => database().delete(erasedIds));

  test("whoever disconnects the account that something still waits to be sent from", async () => {
    const desk = await makeSender("+447700900199");
    const dialogId = await makeDialog(desk);
    const said = { dialogId, clientId: randomUUID(), text: "Yes", seenSeq: seenAll };
    await storeReply(dana, said);
    const personId = await personNamed("Maria Gomez");
    const both = await whileHeld(
      sql`lock table erased_ids in share mode`,
      () => erasePerson(dana, { personId, name: "Maria Gomez" }),
      () => disconnectAccount(desk.id, dana.id),
    );
    expect(both).toMatchObject([{ ok: true }, []]);
  });

  test("whoever deactivates the member who looks after their dialog", async () => {
    const dialogId = await makeDialog(clinic);
    const tomas = await makeStaff({ name: "Tomas Reyk" });
    await assignDialog(dana, { dialogId, assigneeId: tomas.id });
    const [said] = await database().select({ id: messages.id }).from(messages);
    const personId = await personNamed("Maria Gomez");
    const both = await whileHeld(
      holding("messages", said?.id ?? 0),
      () => erasePerson(dana, { personId, name: "Maria Gomez" }),
      () => deactivateStaff(tomas.id, dana.id),
    );
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
  });

  test("whoever holds the members who saw them by one account or another", async () => {
    const sees = async (accountId: number) => {
      const { id } = await makeStaff({ scope: { all: false, accountIds: [accountId] } });
      await database().insert(grants).values({ staffId: id, accountId });
      return id;
    };
    const one = await sees(profile.id);
    const other = await sees(clinic.id);
    await makeDialog(clinic);
    await samWrote();
    const personId = await personNamed("Maria Gomez");
    await database().update(contactPeople).set({ personId });
    await holdingOneThenOther([one, other], () =>
      erasePerson(dana, { personId, name: "Maria Gomez" }),
    );
  });
});

test("whoever has members' screens begin anew, and whoever holds two of them, of whom one was changed last", async () => {
  const desk = await makeSender("+447700900197");
  const scope = { all: false as const, accountIds: [desk.id] };
  const one = await makeStaff({ scope });
  const other = await makeStaff({ scope });
  await database()
    .insert(grants)
    .values([one, other].map(({ id }) => ({ staffId: id, accountId: desk.id })));
  await database().update(staff).set({ name: "Ada Moss" }).where(eq(staff.id, one.id));
  await holdingOneThenOther([one.id, other.id], () =>
    disconnectAccount(desk.id, dana.id),
  );
  const renewed = await database().select().from(staff).where(eq(staff.id, one.id));
  expect(renewed[0]?.scopeVersion).toBe(one.scopeVersion + 1);
});

/** Holds a member, begins a deed that waits for them, and holds another, too. What the deed came to is well. */
async function holdingOneThenOther(
  [one, other]: [number, number],
  deed: () => Promise<unknown>,
) {
  const begun: Promise<unknown>[] = [];
  await database().transaction(async (rows) => {
    await rows.execute(holding("staff", one));
    begun.push(deed());
    await untilInLine(database(), 1);
    await rows.execute(holding("staff", other));
  });
  await Promise.all(begun);
}

describe("an answer to Sam, and", () => {
  /** It has left, and what became of it nobody knows yet. */
  async function sentToSam() {
    const { dialogId, peer } = await samWrote();
    const said = { dialogId, clientId: randomUUID(), text: "Yes", seenSeq: seenAll };
    await storeReply(dana, said);
    await database()
      .update(outbox)
      .set({ state: "unknown", attempts: 1, claimedAt: sql`now()` });
    const [send] = await database().select().from(outbox);
    const { id = 0, messageId = 0 } = send ?? {};
    return { id, messageId, dialogId, peer };
  }
  const outbound = () =>
    database().select().from(messages).where(eq(messages.direction, "outbound"));

  test("its echo, which comes as it is found at its provider", async () => {
    const { id, messageId, peer } = await sentToSam();
    const claim = await readClaim(id);
    if (!claim) throw new Error("Nothing was sent.");
    const echo = { direction: "echo", externalId: "m9", text: "Yes" } as const;
    await whileHeld(
      holding("messages", messageId),
      () => markSent(claim, { externalId: "m9", status: "sent" }),
      () => keepEvent(profile, inbound(profile, { ...echo, peer, at: new Date() })),
    );
    expect(await outbound()).toMatchObject([{ status: "sent", externalId: "m9" }]);
  });

  test("whoever says it once more as it turns out that it was sent", async () => {
    const { id: outboxId, messageId } = await sentToSam();
    await database().transaction((rows) =>
      settleFailed(rows, { outboxId, messageId }, "unknown"),
    );
    const [reply] = await outbound();
    await whileHeld(
      holding("identities", reply?.identityId ?? 0),
      () => retryMessage(dana, { messageId, clientId: randomUUID(), seenSeq: seenAll }),
      () =>
        database().transaction((rows) => {
          const proof = { externalId: "m9", status: "sent", errorCode: null } as const;
          return settleSent(rows, { outboxId, messageId }, proof);
        }),
    );
    expect((await outbound()).map(({ status }) => status).toSorted()).toEqual([
      "queued",
      "sent",
    ]);
  });
});

test("whoever writes a touch anew, and whoever erases whom it is with", async () => {
  const dialogId = await makeDialog(clinic);
  const personId = await personNamed("Maria Gomez");
  const day = { date: "2026-11-02", time: "10:00", followUpOn: null, cited: null };
  const said = { direction: "incoming", outcome: "", text: "Called" } as const;
  const draft = { kind: "call", ...said, ...day } as const;
  const made = { personId, dialogId: null, clientId: randomUUID(), draft };
  const saved = await createTouch(dana, made, new Date("2026-11-02T12:00:00Z"));
  const touchId = saved.ok ? saved.value.touchId : 0;
  const edit = { touchId, version: 1, draft: { ...draft, text: "Called back" } };
  const [erased, edited] = await whileHeld(
    holding("dialogs", dialogId),
    () => erasePerson(dana, { personId, name: "Maria Gomez" }),
    () => editTouch(dana, edit),
  );
  expect(erased).toMatchObject({ ok: true });
  expect(edited).toMatchObject({ ok: false, reason: "notFound" });
});

test("whoever merges somebody of two dialogs, and words that come into both", async () => {
  const second = {
    identities: [{ kind: "phone" as const, value: "+447700900124" }],
    name: "Ruth",
    handle: null,
  };
  const one = await makeDialog(clinic);
  const other = await makeDialog(clinic, { peer: second });
  const maria = await makePerson("Maria Gómez");
  await standBehind(one, maria);
  await standBehind(other, maria);
  // It lies behind the other from now on, and would be found after it.
  await database().execute(
    sql`update dialogs set version = version + 1 where id = ${one}`,
  );
  const twice = await makePerson("Maria G.");
  const said = await whileHeld(
    holding("dialogs", one),
    () => keepTogether(clinic, [inbound(clinic), inbound(clinic, { peer: second })]),
    () => mergePeople(dana, { keptId: maria, otherId: twice }),
  );
  expect(said).toMatchObject([expect.anything(), { ok: true }]);
});

const ann = {
  identities: [{ kind: "phone" as const, value: "+447700900125" }],
  name: "Ann",
  handle: null,
};
const bo = {
  identities: [{ kind: "phone" as const, value: "+447700900126" }],
  name: "Bo",
  handle: null,
};

test.each([
  ["another", "Ann"],
  ["a", null],
])(
  "whoever renames somebody of two dialogs, and words that come into both, one of them under %s name",
  async (_, name) => {
    const first = await makeDialog(clinic, { peer: { ...ann, name } });
    const second = await makeDialog(clinic, { peer: bo });
    const called = name ?? "+44 7700 900125";
    const lead = await personNamed(called);
    await standBehind(second, lead);
    const seen = { bornOn: "", email: "", remarks: "", phones: ["+447700900125"] };
    const edit = {
      id: lead,
      seen: { ...seen, name: called },
      draft: { ...seen, name: "Ann Lee" },
    };
    const said = await whileHeld(
      holding("dialogs", first),
      () => editPerson(dana, edit),
      () =>
        keepTogether(clinic, [
          inbound(clinic, { peer: bo }),
          inbound(clinic, { peer: { ...ann, name: "Annie" } }),
        ]),
    );
    expect(said).toMatchObject([{ ok: true }, expect.anything()]);
  },
);

test("whoever says who somebody is, and their STOP, which comes along with somebody under another name", async () => {
  await makeDialog(clinic, { peer: ann });
  const dialogId = await makeDialog(clinic, { peer: bo });
  const person = await makePerson("Bo Ek");
  await whileHeld(
    holding("people", person),
    () => linkContact(dana, { dialogId, personId: person, place: "beside" }),
    () =>
      keepTogether(clinic, [
        inbound(clinic, { peer: bo, text: "STOP", consent: "stopped" }),
        inbound(clinic, { peer: { ...ann, name: "Annie" } }),
      ]),
  );
  expect(await database().$count(contacts, isNotNull(contacts.stoppedAt))).toBe(1);
});

/** Sam has written `m1` on Instagram; what `told` makes of an update waits in the ledger to be applied. */
async function samWrote(at: Date | null = null) {
  const sam = { kind: "igsid" as const, value: "17840000000000042" };
  const peer = { identities: [sam], name: "Sam Rivera", handle: "sam" };
  const said = { peer, externalId: "m1", text: "canary", at };
  const dialogId = await makeDialog(profile, said);
  const told = (update: object) => {
    const ends = { sender: { id: sam.value }, recipient: { id: profile.externalId } };
    const messaging = [{ ...ends, timestamp: Date.now(), ...update }];
    const event = adapterOf("instagram").reread(
      JSON.stringify({ id: profile.externalId, messaging }),
    );
    return { account: profile, event };
  };
  return { dialogId, peer, told };
}

const edited = { message_edit: { mid: "m1", text: "another canary", num_edit: 1 } };

test("an edit, and that its message was taken back", async () => {
  const { dialogId, told } = await samWrote();
  const [unsend = 0, edit = 0] = await keepBatch([
    told({ message: { mid: "m1", is_deleted: true } }),
    told(edited),
  ]);
  await whileHeld(
    holding("dialogs", dialogId),
    () => applyDeliveries([unsend]),
    () => applyDeliveries([edit]),
  );
  expect(await database().select({ text: messages.text }).from(messages)).toEqual([
    { text: "" },
  ]);
});

describe("what waits in the ledger, and", () => {
  beforeEach(() => database().delete(erasedIds));

  const applied = async () => {
    const [message] = await database().select({ id: deliveries.id }).from(deliveries);
    return holding("deliveries", message?.id ?? 0);
  };

  test.each([
    ["an edit of what they wrote", edited],
    ["what they have written since", { message: { mid: "m2", text: "canary" } }],
  ])("whoever erases somebody: %s", async (_, update) => {
    const { told } = await samWrote();
    const held = await applied();
    const waiting = await keepBatch([told(update)]);
    const personId = await personNamed("Sam Rivera");
    const [erased] = await whileHeld(
      held,
      () => erasePerson(dana, { personId, name: "Sam Rivera" }),
      () => applyDeliveries(waiting),
    );
    expect(erased).toMatchObject({ ok: true });
    const { rows } = await database().execute(sql`select payload from deliveries`);
    expect(JSON.stringify(rows)).not.toContain("canary");
    expect(await database().$count(messages)).toBe(0);
  });

  test("what outlives the retention", async () => {
    const { told } = await samWrote(new Date("2026-01-01T10:00:00Z"));
    const held = await applied();
    const waiting = await keepBatch([told(edited)]);
    const months = { messageMonths: 3, retentionDueAt: null };
    await database().update(organisation).set(months);
    await whileHeld(
      held,
      () => applyRetention(),
      () => applyDeliveries(waiting),
    );
    expect(await database().$count(messages)).toBe(0);
  });
});
