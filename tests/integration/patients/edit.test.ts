import { db } from "@/db";
import { people } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { changeRemarks } from "@/lib/patients/change-person";
import { PersonEditInput } from "@/lib/patients/input";
import { mergePeople, undoMerge } from "@/lib/patients/links/merge";
import { readPerson } from "@/lib/patients/read-person";
import { editPerson } from "@/lib/patients/save-person";
import type { PersonDraft } from "@/lib/patients/types/draft";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson } from "@/tests/support/people";

const database = useDatabase();
let tomas: Staff;

beforeAll(async () => {
  await makeSender("+447700900100");
  tomas = await makeStaff();
});

beforeEach(() => emptyInbox(database()));

/** The form about somebody, as it is opened now. */
async function formOf(id: number): Promise<PersonDraft> {
  const person = await readPerson(tomas, id);
  if (!person) throw new Error("Nobody is there.");
  const { name, bornOn, email, remarks, ownPhones } = person;
  const phones = ownPhones.map(({ shown }) => shown);
  return { name, bornOn: bornOn ?? "", email, remarks, phones };
}

const edit = (id: number, seen: PersonDraft, typed: Partial<PersonDraft>) =>
  editPerson(tomas, { id, seen, draft: { ...seen, ...typed } });

test("an edit leaves what a merged record brings on that record, so that undoing the merge parts them", async () => {
  const ruth = await makePerson("Ruth Okafor");
  const ada = await makePerson("Ada Okafor", {
    bornOn: "2016-07-01",
    email: "ada@example.com",
  });
  await mergePeople(tomas, { keptId: ruth, otherId: ada });
  const seen = await formOf(ruth);
  expect(seen.bornOn).toBe("2016-07-01");
  await edit(ruth, seen, { name: "Ruth A. Okafor" });
  await undoMerge(tomas, ada);
  expect(await formOf(ruth)).toMatchObject({
    name: "Ruth A. Okafor",
    bornOn: "",
    email: "",
  });
  expect(await formOf(ada)).toMatchObject({ bornOn: "2016-07-01" });
});

test("a date of birth and an e-mail that are taken away are gone, whichever of the merged records brought them", async () => {
  const ruth = await makePerson("Ruth Okafor", { email: "ruth@okafor.example" });
  const ada = await makePerson("R. Okafor", {
    bornOn: "2016-07-01",
    email: "ada@example.com",
  });
  await mergePeople(tomas, { keptId: ruth, otherId: ada });
  await edit(ruth, await formOf(ruth), { bornOn: "", email: "" });
  expect(await formOf(ruth)).toMatchObject({ bornOn: "", email: "" });
});

test("two who edit different fields of one record both keep what they wrote", async () => {
  const ruth = await makePerson("Ruth Okafor", { phones: ["+447700900417"] });
  const seen = await formOf(ruth);
  await edit(ruth, seen, { phones: ["07700 900417", "07700 900418"] });
  const second = await edit(ruth, seen, { remarks: "Prefers mornings" });
  expect(second.ok).toBe(true);
  expect(await formOf(ruth)).toMatchObject({
    remarks: "Prefers mornings",
    phones: ["07700 900417", "07700 900418"],
  });
});

test("who has more phones by now than a form takes, as imports bring them, is written about all the same", async () => {
  const phones = Array.from({ length: 16 }, (_, at) => `+4477009004${10 + at}`);
  const ruth = await makePerson("Ruth Okafor", { phones });
  const seen = await formOf(ruth);
  const draft = { ...seen, remarks: "Prefers mornings", phones: seen.phones.slice(1) };
  const edited = await editPerson(
    tomas,
    PersonEditInput.parse({ id: ruth, draft, seen }),
  );
  expect(edited.ok).toBe(true);
  expect(await formOf(ruth)).toEqual(draft);
});

test("what a colleague changed meanwhile in the same field is not written over", async () => {
  const ruth = await makePerson("Ruth Okafor", { email: "ruth@old.example" });
  const seen = await formOf(ruth);
  await edit(ruth, seen, { email: "ruth@new.example" });
  const late = await edit(ruth, seen, { email: "ruth@other.example", name: "Ruth O." });
  expect(late).toEqual({
    ok: false,
    reason: "changedMeanwhile",
    theirs: { email: "ruth@new.example" },
  });
  expect(await formOf(ruth)).toMatchObject({
    name: "Ruth Okafor",
    email: "ruth@new.example",
  });
});

test("remarks that a colleague wrote meanwhile are not written over before they were seen", async () => {
  const ruth = await makePerson("Ruth Okafor");
  await changeRemarks(tomas, ruth, { remarks: "Allergic to latex", seen: "" });
  const late = { remarks: "Prefers mornings", seen: "" };
  expect(await changeRemarks(tomas, ruth, late)).toEqual({
    ok: false,
    reason: "changedMeanwhile",
    theirs: { remarks: "Allergic to latex" },
  });
  const both = {
    remarks: "Allergic to latex, prefers mornings",
    seen: "Allergic to latex",
  };
  expect((await changeRemarks(tomas, ruth, both)).ok).toBe(true);
  expect((await formOf(ruth)).remarks).toBe("Allergic to latex, prefers mornings");
});

test("an edited name and phone are found, and the old ones are not", async () => {
  const ruth = await makePerson("Ruth Okafor", { phones: ["+447700900417"] });
  const seen = await formOf(ruth);
  await edit(ruth, seen, { name: "Ruth Adeyemi" });
  await edit(ruth, await formOf(ruth), { phones: ["07700 900499"] });
  const [row] = await db().select().from(people);
  expect(row?.searchText).toContain("adeyemi");
  expect(row?.searchText).toContain("447700900499");
  expect(row?.searchText).not.toContain("okafor");
  expect(row?.searchText).not.toContain("447700900417");
});
