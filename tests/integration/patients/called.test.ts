import { eq } from "drizzle-orm";
import { contacts, dialogs, nameWords } from "@/db/schema";
import { listDialogs } from "@/lib/dialogs/list/list";
import { search } from "@/lib/dialogs/search/search";
import { learnName } from "@/lib/patients/contacts/learn-name";
import { mergePeople, undoMerge } from "@/lib/patients/links/merge";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { editPerson } from "@/lib/patients/save-person";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson, personNamed, standBehind } from "@/tests/support/people";

const database = useDatabase();
let clinic: Awaited<ReturnType<typeof makeSender>>;
let tomas: Awaited<ReturnType<typeof makeStaff>>;

beforeAll(async () => {
  clinic = await makeSender();
  tomas = await makeStaff();
});

beforeEach(() => emptyInbox(database()));

const phone = "+447700900122";
const ruthWrites = (name = "Ruth Okafor", handle: string | null = null) =>
  makeDialog(clinic, {
    peer: { identities: [{ kind: "phone", value: phone }], name, handle },
  });

/** Who is found by these words, and as what. */
async function foundBy(q: string): Promise<string[]> {
  const { people } = await search(tomas, { q, account: null, channel: null });
  const hits = people?.hits ?? [];
  return hits.map(
    ({ kind, name, reason }) =>
      `${kind} ${name.map(({ text }) => text).join("")}: ${reason}`,
  );
}

async function contactOf(dialogId: number) {
  const [found] = await database()
    .select({ id: contacts.id, calledAsPerson: contacts.calledAsPerson })
    .from(contacts)
    .innerJoin(dialogs, eq(dialogs.contactId, contacts.id))
    .where(eq(dialogs.id, dialogId));
  if (!found) throw new Error("A dialog has no contact.");
  return found;
}

const isCalledAsPerson = async (dialogId: number) =>
  (await contactOf(dialogId)).calledAsPerson;

async function rename(from: string, to: string) {
  const seen = { name: from, bornOn: "", email: "", remarks: "", phones: [phone] };
  const id = await personNamed(from);
  const saved = await editPerson(tomas, { id, seen, draft: { ...seen, name: to } });
  expect(saved).toMatchObject({ ok: true });
}

test("whoever writes under a name is called as the lead that is made of them, and found once", async () => {
  const dialogId = await ruthWrites();
  expect(await isCalledAsPerson(dialogId)).toBe(true);
  expect(await foundBy("okafor")).toEqual(["lead Ruth Okafor: name"]);
});

test("whoever has a handle besides is found by it", async () => {
  const dialogId = await ruthWrites("Ruth Okafor", "ruth.reads");
  expect(await isCalledAsPerson(dialogId)).toBe(false);
  expect(await foundBy("ruth.reads")).toEqual(["lead Ruth Okafor: handle"]);
});

test("somebody whom staff rename is found as they call themselves, and with a typo in it", async () => {
  const dialogId = await ruthWrites();
  await rename("Ruth Okafor", "Elena Marchetti");
  expect(await isCalledAsPerson(dialogId)).toBe(false);
  expect(await foundBy("okafor")).toEqual(["lead Elena Marchetti: contactName"]);
  expect(await foundBy("okafro")).toEqual(["lead Elena Marchetti: similar"]);
  const words = await database().select().from(nameWords);
  expect(words.map(({ word }) => word).sort()).toEqual([
    "elena",
    "marchetti",
    "okafor",
    "ruth",
  ]);
});

test("somebody who calls themselves otherwise is found by either name", async () => {
  const dialogId = await ruthWrites();
  const { id } = await contactOf(dialogId);
  await database().transaction((rows) =>
    learnName(rows, id, { name: "Ruth Tully", handle: null }),
  );
  expect(await isCalledAsPerson(dialogId)).toBe(false);
  expect(await foundBy("okafor")).toEqual(["lead Ruth Okafor: name"]);
  expect(await foundBy("tully")).toEqual(["lead Ruth Okafor: contactName"]);
});

test("a contact behind whom nobody is any more is found by its own name", async () => {
  const dialogId = await ruthWrites();
  const personId = await personNamed("Ruth Okafor");
  await unlinkContact(tomas, { dialogId, personId });
  expect(await isCalledAsPerson(dialogId)).toBe(false);
  expect(await foundBy("okafor")).toEqual([
    "lead Ruth Okafor: name",
    "contact Ruth Okafor: name",
  ]);
});

/** What the list calls the one dialog that there is. */
async function listed(): Promise<string[]> {
  const { rows } = await listDialogs(tomas, { tab: "active" });
  return rows.map(({ name }) => name);
}

test("the list calls somebody as staff do, be it the same letters in another spelling", async () => {
  const dialogId = await ruthWrites("ruth okafor");
  expect(await listed()).toEqual(["ruth okafor"]);
  await rename("ruth okafor", "Ruth Òkafor");
  expect(await listed()).toEqual(["Ruth Òkafor"]);
  expect(await isCalledAsPerson(dialogId)).toBe(false);
  expect(await foundBy("okafor")).toEqual(["lead Ruth Òkafor: name"]);
});

test("the list calls somebody as before when they only write their own name otherwise", async () => {
  const dialogId = await ruthWrites();
  const { id } = await contactOf(dialogId);
  await database().transaction((rows) =>
    learnName(rows, id, { name: "RUTH OKAFOR", handle: null }),
  );
  expect(await listed()).toEqual(["Ruth Okafor"]);
  expect(await isCalledAsPerson(dialogId)).toBe(false);
});

test("the list calls somebody as the patient into whom their lead was merged, and as the lead once that is undone", async () => {
  await ruthWrites();
  const lead = await personNamed("Ruth Okafor");
  const patient = await makePerson("Ruth Adaeze Okafor");
  await mergePeople(tomas, { keptId: patient, otherId: lead });
  expect(await listed()).toEqual(["Ruth Adaeze Okafor"]);
  await undoMerge(tomas, lead);
  expect(await listed()).toEqual(["Ruth Okafor"]);
});

test("the list calls somebody behind whom two people are by the contact's own name", async () => {
  const dialogId = await ruthWrites();
  await standBehind(dialogId, await makePerson("Ada Okafor"));
  expect(await listed()).toEqual(["Ruth Okafor"]);
});
