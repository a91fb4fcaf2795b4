import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { auditLog, contactPeople, messages, people } from "@/db/schema";
import { attributeMessages } from "@/lib/dialogs/actions/attribute";
import { changesSince } from "@/lib/dialogs/live/changes";
import { openDetails } from "@/lib/dialogs/thread/details";
import { openDialog } from "@/lib/dialogs/thread/open";
import {
  archivePerson,
  becomeLead,
  becomePatient,
  unarchivePerson,
} from "@/lib/patients/change-person";
import { applyLines } from "@/lib/patients/import/apply-lines";
import { likenessesOf } from "@/lib/patients/links/likenesses";
import { linkContact } from "@/lib/patients/links/link";
import { mergePeople, undoMerge } from "@/lib/patients/links/merge";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { countPeople, listPeople } from "@/lib/patients/list";
import { nationalPhone } from "@/lib/patients/phone";
import { readPerson } from "@/lib/patients/read-person";
import { addPerson } from "@/lib/patients/save-person";
import type { NewPerson, PersonDraft } from "@/lib/patients/types/draft";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson, personNamed, standBehind } from "@/tests/support/people";
import { settledCursor } from "@/tests/support/settled-cursor";

const database = useDatabase();
type Staff = Awaited<ReturnType<typeof makeStaff>>;
let clinic: Awaited<ReturnType<typeof makeSender>>;
let east: typeof clinic;
let tomas: Staff;
let priya: Staff;

const dialogDetails = (
  staff: Staff,
  asked: { dialogId: number; personId: number | null },
) => openDetails(staff, { ...asked, of: "dialog" });

beforeAll(async () => {
  clinic = await makeSender("+447700900100");
  east = await makeSender("+447700900101");
  tomas = await makeStaff();
  priya = await makeStaff({ scope: { all: false, accountIds: [east.id] } });
});

beforeEach(() => emptyInbox(database()));

const writes = (account: typeof clinic, name: string, phone: string, text = "Hello") =>
  makeDialog(account, {
    peer: { identities: [{ kind: "phone", value: phone }], name, handle: null },
    text,
  });

const behind = async (dialogId: number) =>
  (await openDialog(tomas, dialogId))?.people.map(({ name }) => name);

describe("linking a contact", () => {
  test("shows the patient everywhere, and the lead turns out to be them", async () => {
    const dialogId = await writes(clinic, "Elena", "+393471234501");
    const lead = await personNamed("Elena");
    const elena = await makePerson("Elena Marchetti");
    const cursor = await settledCursor(tomas);
    const linked = await linkContact(tomas, {
      dialogId,
      personId: elena,
      place: "instead",
    });
    expect(linked).toMatchObject({ ok: true, value: [{ dialogId }] });
    expect(await behind(dialogId)).toEqual(["Elena Marchetti"]);
    const news = await changesSince(tomas, { cursor, open: dialogId });
    expect(news).toMatchObject({
      rows: [{ name: "Elena Marchetti" }],
      open: { people: [{ id: elena }] },
    });
    expect(await mergedInto(lead)).toBe(elena);
  });

  test("can be undone: the lead stands behind its contact again", async () => {
    const dialogId = await writes(clinic, "Elena", "+393471234501");
    const elena = await makePerson("Elena Marchetti");
    await linkContact(tomas, { dialogId, personId: elena, place: "instead" });
    expect(await undoMerge(tomas, await personNamed("Elena"))).toMatchObject({
      ok: true,
    });
    expect(await behind(dialogId)).toEqual(["Elena"]);
  });

  test("of somebody else's number ends their link, and keeps it written down", async () => {
    const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
    const ruth = await personNamed("Ruth Okafor");
    await becomePatient(tomas, ruth);
    const ben = await makePerson("Ben Okafor");
    await linkContact(tomas, { dialogId, personId: ben, place: "instead" });
    expect(await behind(dialogId)).toEqual(["Ben Okafor"]);
    expect(await mergedInto(ruth)).toBeNull();
    const links = await database().select().from(contactPeople).orderBy(contactPeople.id);
    expect(links).toMatchObject([
      { personId: ruth, unlinkedById: tomas.id },
      { personId: ben, linkedById: tomas.id, unlinkedAt: null },
    ]);
  });

  test("of a lead that had left another contact merges it as well", async () => {
    const dialogId = await writes(clinic, "Elena", "+393471234501");
    const lead = await personNamed("Elena");
    const other = await writes(clinic, "Nora", "+393471234502");
    await standBehind(other, lead);
    await unlinkContact(tomas, { dialogId: other, personId: lead });
    const elena = await makePerson("Elena Marchetti");
    await linkContact(tomas, { dialogId, personId: elena, place: "instead" });
    expect(await mergedInto(lead)).toBe(elena);
  });

  test("of a lead that another was merged into ends its link: it stands for both", async () => {
    const dialogId = await writes(clinic, "Elena", "+393471234501");
    const lead = await personNamed("Elena");
    await makePerson("E. Marchetti", { kind: "lead", mergedIntoId: lead });
    const elena = await makePerson("Elena Marchetti");
    const linking = { dialogId, personId: elena, place: "instead" } as const;
    expect(await linkContact(tomas, linking)).toMatchObject({ ok: true });
    expect(await behind(dialogId)).toEqual(["Elena Marchetti"]);
    expect(await mergedInto(lead)).toBeNull();
  });

  test("beside those who are there makes a family phone, and once is enough", async () => {
    const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
    const ada = await makePerson("Ada Okafor");
    const linking = { dialogId, personId: ada, place: "beside" } as const;
    await linkContact(tomas, linking);
    expect(await linkContact(tomas, linking)).toEqual({ ok: true, value: [] });
    expect(await behind(dialogId)).toEqual(["Ruth Okafor", "Ada Okafor"]);
  });

  test("is not found in a dialog or of a person that Priya can't see", async () => {
    const theirs = await writes(clinic, "Ruth Okafor", "+447700900122");
    const hers = await writes(east, "Noor van Dael", "+31201234566");
    const ruth = await personNamed("Ruth Okafor");
    const noor = await personNamed("Noor van Dael");
    const refused = { ok: false, reason: "notFound" };
    const place = "instead" as const;
    expect(await linkContact(priya, { dialogId: theirs, personId: noor, place })).toEqual(
      refused,
    );
    expect(await linkContact(priya, { dialogId: hers, personId: ruth, place })).toEqual(
      refused,
    );
    expect(await unlinkContact(priya, { dialogId: theirs, personId: ruth })).toEqual(
      refused,
    );
    expect(await behind(hers)).toEqual(["Noor van Dael"]);
  });
});

test("an unlinked contact shows what the channel told, and the next message makes no one new", async () => {
  const dialogId = await writes(clinic, "Elena", "+393471234501");
  const elena = await personNamed("Elena");
  await unlinkContact(tomas, { dialogId, personId: elena });
  await writes(clinic, "Elena", "+393471234501", "Still me");
  const open = await openDialog(tomas, dialogId);
  expect(open).toMatchObject({ people: [], row: { name: "Elena" } });
  expect((await readPerson(tomas, elena))?.contacts).toEqual([]);
  const details = await dialogDetails(tomas, { dialogId, personId: null });
  expect(details?.suggestions).toMatchObject([{ id: elena, why: "phone" }]);
});

test("a new patient stands behind the dialog, with the lead merged into them", async () => {
  const dialogId = await writes(clinic, "El", "+393471234501");
  const draft = {
    name: " Elena\nMarchetti ",
    bornOn: "1987-05-04",
    email: "",
    remarks: "",
    phones: ["+39 347 123 4501", ""],
  };
  const asked = {
    clientId: randomUUID(),
    kind: "patient" as const,
    draft,
    sent: draft,
    behind: { dialogId, place: "instead" as const },
  };
  const saved = await addPerson(tomas, asked);
  expect(saved).toMatchObject({ ok: true });
  const details = await dialogDetails(tomas, { dialogId, personId: null });
  expect(details?.person).toMatchObject({
    kind: "patient",
    name: "Elena Marchetti",
    bornOn: "1987-05-04",
    becamePatientBy: "Tomas Reyk",
    phones: [{ e164: "+393471234501" }],
    merged: [{ name: "El" }],
  });
});

test("what can't be true of a person is refused, field by field", async () => {
  const draft = {
    name: " ",
    bornOn: "1990-02-31",
    email: "x@",
    remarks: "",
    phones: ["07700 900123", "0123"],
  };
  const saved = await addPerson(tomas, newPatient(draft));
  expect(saved).toEqual({
    ok: false,
    reason: "problems",
    problems: [
      { field: "name", reason: "noName" },
      { field: "bornOn", reason: "noDate" },
      { field: "email", reason: "noEmail" },
      { field: "phones.1", reason: "noPhone" },
    ],
  });
});

test("somebody whose form is sent again, since the answer was lost, is on the books once, as they were typed last", async () => {
  const draft = { name: "Ana Sol", bornOn: "", email: "", remarks: "", phones: [] };
  const asked = newPatient(draft);
  const both = await Promise.all([addPerson(tomas, asked), addPerson(tomas, asked)]);
  const [first, second] = both.map((saved) => saved.ok && saved.value.personId);
  expect(first).toEqual(expect.any(Number));
  expect(second).toBe(first);
  const typed = { ...draft, name: "Ana Solís", phones: ["+447700900418"] };
  await addPerson(tomas, { ...asked, draft: typed });
  expect(await database().select().from(people)).toMatchObject([{ name: "Ana Solís" }]);
  const late = { ...asked, draft: { ...draft, name: "Anna Sol" } };
  expect(await addPerson(tomas, late)).toEqual({
    ok: false,
    reason: "changedMeanwhile",
    theirs: { name: "Ana Solís" },
  });
  expect(await addPerson(tomas, newPatient(draft))).toMatchObject({ ok: true });
  expect(await database().$count(people)).toBe(2);
});

describe("whoever adds somebody by hand", () => {
  const typed = { bornOn: "", email: "", remarks: "", phones: ["07700 900122"] };
  const ada = newPatient({ ...typed, name: "Ada Okafor" });

  test("is told first who has the phone, and adds them all the same once that was seen", async () => {
    await writes(clinic, "Ruth Okafor", "+447700900122");
    const ruth = { id: await personNamed("Ruth Okafor"), name: "Ruth Okafor" };
    const phones = ["+447700900122"];
    const old = await makePerson("Ada Okafor", { phones, archivedAt: new Date() });
    expect(await addPerson(tomas, ada)).toEqual({
      ok: false,
      reason: "onTheBooks",
      alike: [
        { id: old, name: "Ada Okafor", kind: "patient", archived: true, why: "phone" },
        { ...ruth, kind: "lead", archived: false, why: "phone" },
      ],
    });
    const seen = await addPerson(tomas, { ...ada, told: [old] });
    expect(seen).toMatchObject({ reason: "onTheBooks" });
    const told = [old, ruth.id];
    expect(await addPerson(tomas, { ...ada, told })).toMatchObject({ ok: true });
    expect(await database().$count(people)).toBe(3);
  });

  test("is told who is called the same, where nothing tells them apart", async () => {
    await makePerson("Okafor, Ada", { bornOn: "2016-07-01" });
    await makePerson("Ada Okafor Lind", { bornOn: "2016-07-01" });
    const born = { ...typed, name: "Ada Okafor", phones: [], bornOn: "2016-07-01" };
    expect(await addPerson(tomas, newPatient(born))).toMatchObject({
      alike: [{ name: "Okafor, Ada", why: "name" }],
    });
    const later = newPatient({ ...born, bornOn: "2017-01-01" });
    expect(await addPerson(tomas, later)).toMatchObject({ ok: true });
  });

  test("is told who is called the same and has another phone: numbers change", async () => {
    const phones = ["+447700900177"];
    const old = await makePerson("Ada Okafor", { phones });
    expect(await addPerson(tomas, ada)).toMatchObject({
      alike: [{ id: old, name: "Ada Okafor", why: "name" }],
    });
  });

  test("is told of whoever had that name before their records were merged", async () => {
    const kept = await makePerson("Ada Lind");
    const other = await makePerson("Ada Okafor", { bornOn: "2016-07-01" });
    await mergePeople(tomas, { keptId: kept, otherId: other });
    const born = newPatient({ ...typed, name: "Ada Okafor", bornOn: "2016-07-01" });
    const alike = { ...born, draft: { ...born.draft, phones: [] } };
    expect(await addPerson(tomas, alike)).toMatchObject({
      alike: [{ id: kept, name: "Ada Lind", why: "formerName" }],
    });
  });

  test("is told of whom a colleague or an import adds at the same moment", async () => {
    const decided = { line: 2, action: "add", personId: null } as const;
    const lines = [
      { ...typed, ...decided, name: "Ada Okafor", kind: "patient" as const },
    ];
    const [one, other] = await Promise.all([
      addPerson(tomas, ada),
      addPerson(priya, { ...ada, clientId: randomUUID() }),
      applyLines(tomas, { importId: randomUUID(), lines, country: "GB" }),
    ]);
    expect([one, other]).toContainEqual(
      expect.objectContaining({ reason: "onTheBooks" }),
    );
    expect(await database().$count(people)).toBe(1);
  });

  test("is told beside a dialog as well, though not of who stands behind it already", async () => {
    const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
    const phones = ["+447700900122"];
    const old = await makePerson("Ada Okafor", { phones });
    const beside = { ...ada, behind: { dialogId, place: "beside" as const } };
    expect(await addPerson(tomas, beside)).toEqual({
      ok: false,
      reason: "onTheBooks",
      alike: [
        { id: old, name: "Ada Okafor", kind: "patient", archived: false, why: "phone" },
      ],
    });
    expect(await addPerson(tomas, { ...beside, told: [old] })).toMatchObject({
      ok: true,
    });
    expect(await database().$count(people)).toBe(3);
  });

  test("is told of nobody whom they may not see", async () => {
    await writes(clinic, "Ruth Okafor", "+447700900122");
    expect(await addPerson(priya, ada)).toMatchObject({ ok: true });
  });
});

test("a lead becomes a patient, by whom and when, and that can be taken back", async () => {
  const dialogId = await writes(clinic, "Yousef Haddad", "+447700900536");
  const yousef = await personNamed("Yousef Haddad");
  await becomePatient(tomas, yousef);
  await becomePatient(tomas, yousef);
  expect((await openDialog(tomas, dialogId))?.people).toMatchObject([
    { kind: "patient" },
  ]);
  const audits = await database()
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, String(yousef)));
  expect(audits).toMatchObject([{ action: "person.becamePatient", staffId: tomas.id }]);
  await becomeLead(tomas, yousef);
  const [person] = await database().select().from(people);
  expect(person).toMatchObject({
    kind: "lead",
    becamePatientAt: null,
    becamePatientById: null,
  });
});

describe("who may be somebody twice", () => {
  test.each([
    ["of a script without cases", "王秀英", "王秀英"],
    ["with accents", "Zoë Šťastná", "Zoë Šťastná"],
  ])("is told by a name %s, as by any", async (_, name, again) => {
    const first = await makePerson(name, { bornOn: "1980-03-02" });
    const second = await makePerson(again, { bornOn: "1980-03-02" });
    const person = { id: first, name, bornOn: "1980-03-02" };
    expect(await likenessesOf(tomas.scope, person)).toMatchObject([
      { id: second, why: "nameAndBirth" },
    ]);
  });
});

test("who may be somebody twice is told by a date of birth that a merged record brought", async () => {
  const first = await makePerson("Zoë Lind", { bornOn: "1980-03-02" });
  const second = await makePerson("Zoë Lind");
  await makePerson("Z. L.", { mergedIntoId: second, bornOn: "1980-03-02" });
  const person = { id: first, name: "Zoë Lind", bornOn: "1980-03-02" };
  expect(await likenessesOf(tomas.scope, person)).toMatchObject([
    { id: second, bornOn: "1980-03-02", why: "nameAndBirth" },
  ]);
});

test("who is merged into somebody archived stays in the lists, as that one", async () => {
  const archived = await makePerson("Zoë Lind", { archivedAt: new Date() });
  const present = await makePerson("Z. Lind");
  await mergePeople(tomas, { keptId: archived, otherId: present });
  const { rows } = await listPeople(tomas.scope, {});
  expect(rows).toMatchObject([{ id: archived, archived: false }]);
});

describe("a merge that is undone", () => {
  test("is told to the screens of both, and written down", async () => {
    const kept = await writes(clinic, "Elena Marchetti", "+393471234502");
    const parted = await writes(clinic, "Elena", "+393471234501");
    const keptId = await personNamed("Elena Marchetti");
    const otherId = await personNamed("Elena");
    await mergePeople(tomas, { keptId, otherId });
    const cursor = await settledCursor(tomas);
    const undone = await undoMerge(tomas, otherId);
    const told = undone.ok && undone.value.map(({ dialogId }) => dialogId);
    expect(new Set(told || [])).toEqual(new Set([kept, parted]));
    const news = await changesSince(tomas, { cursor, open: parted });
    expect(news).toMatchObject({ open: { people: [{ id: otherId }] } });
    const audits = await database()
      .select()
      .from(auditLog)
      .where(
        and(
          eq(auditLog.action, "person.separated"),
          eq(auditLog.subjectId, String(keptId)),
        ),
      );
    expect(audits).toMatchObject([{ staffId: tomas.id, details: { other: otherId } }]);
  });

  const shown = async (filter: "all" | "archived") => {
    const { rows } = await listPeople(tomas.scope, { filter });
    const counts = await countPeople(tomas.scope);
    expect(counts[filter]).toBe(rows.length);
    return rows.map(({ id }) => id).toReversed();
  };

  test("has the one who stayed where they had been: out of the lists", async () => {
    const archived = await makePerson("Zoë Lind", { archivedAt: new Date() });
    const [one, other] = [await makePerson("Z. Lind"), await makePerson("Z. L.")];
    for (const otherId of [one, other])
      await mergePeople(tomas, { keptId: archived, otherId });
    await undoMerge(tomas, one);
    expect(await shown("all")).toEqual([archived, one]);
    await undoMerge(tomas, other);
    expect(await shown("all")).toEqual([one, other]);
    expect(await shown("archived")).toEqual([archived]);
  });

  test("leaves both where somebody has put them meanwhile", async () => {
    const archived = await makePerson("Zoë Lind", { archivedAt: new Date() });
    const present = await makePerson("Z. Lind");
    await mergePeople(tomas, { keptId: archived, otherId: present });
    await archivePerson(tomas, archived);
    expect(await shown("all")).toEqual([]);
    await undoMerge(tomas, present);
    expect(await shown("archived")).toEqual([archived, present]);
    await mergePeople(tomas, { keptId: archived, otherId: present });
    await unarchivePerson(tomas, archived);
    await undoMerge(tomas, present);
    expect(await shown("all")).toEqual([archived, present]);
  });
});

test("somebody whose record a colleague has just merged is unlinked all the same", async () => {
  const dialogId = await writes(clinic, "Elena", "+393471234501");
  const elena = await personNamed("Elena");
  const kept = await makePerson("Elena Marchetti");
  await mergePeople(tomas, { keptId: kept, otherId: elena });
  await unlinkContact(tomas, { dialogId, personId: elena });
  expect(await behind(dialogId)).toEqual([]);
});

describe("suggestions", () => {
  test("are those with the contact's phone, in whatever form it is kept", async () => {
    await makePerson("João Lima", { phones: ["+5511987654321"] });
    const dialogId = await writes(clinic, "J", "+551187654321");
    const details = await dialogDetails(tomas, { dialogId, personId: null });
    expect(details?.suggestions).toMatchObject([{ name: "João Lima", why: "phone" }]);
    expect(await behind(dialogId)).toEqual(["J"]);
  });

  test("say where a number has changed hands, and show nothing of the former holder's", async () => {
    const old = await makeDialog(clinic, {
      peer: {
        identities: [
          { kind: "userId", value: "GB.1" },
          { kind: "phone", value: "+447700900122" },
        ],
        name: "Ruth Okafor",
        handle: null,
      },
    });
    const now = await makeDialog(clinic, {
      peer: {
        identities: [
          { kind: "userId", value: "GB.2" },
          { kind: "phone", value: "+447700900122" },
        ],
        name: "Sam Tully",
        handle: null,
      },
    });
    expect(now).not.toBe(old);
    const details = await dialogDetails(tomas, {
      dialogId: now,
      personId: await personNamed("Ruth Okafor"),
    });
    expect(details?.person?.name).toBe("Sam Tully");
    expect(details?.person?.contacts).toHaveLength(1);
    expect(details?.suggestions).toMatchObject([
      { name: "Ruth Okafor", why: "formerPhone" },
    ]);
    const former = await dialogDetails(tomas, { dialogId: old, personId: null });
    expect(former).toMatchObject({ suggestions: [], prefill: { phones: [] } });
    const personId = await personNamed("Ruth Okafor");
    await unlinkContact(tomas, { dialogId: old, personId });
    const later = await dialogDetails(tomas, { dialogId: now, personId: null });
    expect(later?.suggestions).toMatchObject([{ id: personId, why: "phone" }]);
  });

  test("leave out who is there already, who is archived, and whom Priya can't see", async () => {
    const phones = ["+447700900122"];
    await makePerson("R. Okafor", { phones, archivedAt: new Date() });
    await writes(clinic, "Ruth Okafor", "+447700900122");
    const dialogId = await writes(east, "Ruth", "+447700900122");
    const hers = await dialogDetails(priya, { dialogId, personId: null });
    expect(hers?.suggestions).toEqual([]);
    const his = await dialogDetails(tomas, { dialogId, personId: null });
    expect(his?.suggestions).toMatchObject([{ name: "Ruth Okafor" }]);
  });
});

describe("a family's phone", () => {
  test("a message is said to be from one of them, or from nobody known after all", async () => {
    const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
    const ben = await makePerson("Ben Okafor");
    await standBehind(dialogId, ben);
    const [message] = await database().select().from(messages);
    const asked = { dialogId, messageIds: [message?.id ?? 0] };
    const cursor = await settledCursor(tomas);
    await attributeMessages(tomas, { ...asked, personId: ben });
    const news = await changesSince(tomas, { cursor, open: dialogId });
    expect(news).toMatchObject({
      open: { messages: [{ person: { name: "Ben Okafor" } }] },
    });
    await attributeMessages(tomas, { ...asked, personId: null });
    expect((await openDialog(tomas, dialogId))?.messages[0]?.person).toBeNull();
  });

  test("nobody but those behind it can be named, and only in dialogs that one may see", async () => {
    const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
    const other = await makePerson("Sam Tully");
    const [message] = await database().select().from(messages);
    const messageIds = [message?.id ?? 0];
    const refused = { ok: false, reason: "notFound" };
    const ruth = await personNamed("Ruth Okafor");
    expect(
      await attributeMessages(tomas, { dialogId, messageIds, personId: other }),
    ).toEqual(refused);
    expect(
      await attributeMessages(priya, { dialogId, messageIds, personId: ruth }),
    ).toEqual(refused);
    expect(
      await attributeMessages(tomas, { dialogId, messageIds: [0], personId: ruth }),
    ).toEqual(refused);
  });

  test("the record of each says with whom the number is shared", async () => {
    const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
    await standBehind(dialogId, await makePerson("Ben Okafor"));
    const details = await dialogDetails(tomas, {
      dialogId,
      personId: await personNamed("Ben Okafor"),
    });
    expect(details?.person).toMatchObject({
      name: "Ben Okafor",
      contacts: [
        {
          address: "07700 900122",
          sharedWith: [{ name: "Ruth Okafor" }],
          dialog: { id: dialogId },
        },
      ],
    });
  });
});

/** What somebody says from a number, by the id that WhatsApp knows them by. */
const says = (name: string, userId: string, phone: string) => {
  const identities = [
    { kind: "userId" as const, value: userId },
    { kind: "phone" as const, value: phone },
  ];
  return makeDialog(clinic, { peer: { identities, name, handle: null } });
};

test("a record has the number that a contact has now, and not one that passed on", async () => {
  await says("Ruth Okafor", "GB.1", "+447700900122");
  await says("Sam Tully", "GB.2", "+447700900122");
  const ruth = await personNamed("Ruth Okafor");
  const former = [{ address: "07700 900122", isFormer: true }];
  expect((await readPerson(tomas, ruth))?.contacts).toMatchObject(former);
  await says("Ruth Okafor", "GB.1", "+447700900166");
  const present = [{ address: "07700 900166", isFormer: false }];
  expect((await readPerson(tomas, ruth))?.contacts).toMatchObject(present);
});

test("a record has the number that a contact wrote from last, which new records begin with", async () => {
  const phones = ["+447700900122", "+447700900166", "+447700900122"];
  for (const [at, phone] of phones.entries()) {
    const dialogId = await says("Ruth Okafor", "GB.1", phone);
    const ruth = await personNamed("Ruth Okafor");
    const address = nationalPhone(phone, "GB");
    expect((await readPerson(tomas, ruth))?.contacts).toMatchObject([{ address }]);
    const details = await dialogDetails(tomas, { dialogId, personId: null });
    expect(details).toMatchObject({ prefill: { phones: { 0: address } } });
    expect(details?.prefill.phones).toHaveLength(Math.min(at + 1, 2));
  }
});

test("a record has the contacts on accounts that one may see, and who shares them now", async () => {
  const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
  const hers = await writes(east, "Noor van Dael", "+447700900166");
  const ruth = await personNamed("Ruth Okafor");
  await standBehind(hers, ruth);
  const contactsFor = async (staff: Staff) =>
    (await readPerson(staff, ruth))?.contacts.map(({ dialog, sharedWith }) => [
      dialog?.id,
      ...sharedWith.map(({ name }) => name),
    ]);
  expect(await contactsFor(tomas)).toEqual([[hers, "Noor van Dael"], [dialogId]]);
  expect(await contactsFor(priya)).toEqual([[hers, "Noor van Dael"]]);
  const personId = await personNamed("Noor van Dael");
  await unlinkContact(priya, { dialogId: hers, personId });
  expect(await contactsFor(priya)).toEqual([[hers]]);
});

test("reading a record is written down once a look", async () => {
  const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
  for (const _ of [1, 2, 3]) await dialogDetails(tomas, { dialogId, personId: null });
  await dialogDetails(await makeStaff(), { dialogId, personId: null });
  const ruth = String(await personNamed("Ruth Okafor"));
  const reads = await database()
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, ruth));
  expect(reads.map(({ action }) => action)).toEqual(["person.read", "person.read"]);
});

async function mergedInto(id: number): Promise<number | null> {
  const [record] = await database().select().from(people).where(eq(people.id, id));
  return record?.mergedIntoId ?? null;
}

/** A form about somebody new, as it is sent first. */
function newPatient(draft: PersonDraft): NewPerson {
  return { clientId: randomUUID(), kind: "patient", draft, sent: draft, behind: null };
}
