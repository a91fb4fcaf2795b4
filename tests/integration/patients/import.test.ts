import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { guessColumns, linesOf } from "@/components/patients/import/columns";
import { readFile } from "@/components/patients/import/read-file";
import { auditLog, people, personPhones } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { exportPeople } from "@/lib/patients/export";
import { applyLines } from "@/lib/patients/import/apply-lines";
import { checkLines } from "@/lib/patients/import/check-lines";
import { knownPeople } from "@/lib/patients/import/known-people";
import { mergePeople } from "@/lib/patients/links/merge";
import { listPeople } from "@/lib/patients/list";
import type { DecidedLine, ImportLine, ImportVerdict } from "@/lib/patients/types/import";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { importFile } from "@/tests/support/import-file";
import { makePerson, personNamed } from "@/tests/support/people";
import { untilInLine } from "@/tests/support/waiting";

const database = useDatabase();
let clinic: Awaited<ReturnType<typeof makeSender>>;
let tomas: Staff;
let priya: Staff;

beforeAll(async () => {
  clinic = await makeSender("+447700900100");
  const east = await makeSender("+447700900101");
  tomas = await makeStaff();
  priya = await makeStaff({ scope: { all: false, accountIds: [east.id] } });
});

beforeEach(() => emptyInbox(database()));

const line = (name: string, more: Partial<ImportLine> = {}): ImportLine => ({
  line: 2,
  kind: "patient",
  name,
  phones: [],
  bornOn: "",
  email: "",
  remarks: "",
  ...more,
});

const check = (lines: ImportLine[], staff = tomas) =>
  checkLines(staff, { lines, country: "GB" });
const apply = (lines: DecidedLine[], staff = tomas, importId = randomUUID()) =>
  applyLines(staff, { importId, lines, country: "GB" });

/** What one line comes to. */
async function verdictOf(asked: ImportLine, staff = tomas): Promise<ImportVerdict> {
  const [verdict] = await check([asked], staff);
  if (!verdict) throw new Error("Nothing was said.");
  return verdict;
}

/** Lines with what is done if nobody decides otherwise. */
const asProposed = (lines: ImportLine[], verdicts: ImportVerdict[]): DecidedLine[] =>
  lines.flatMap((each, index) => {
    const { action = "leave", person = null, verdict } = verdicts[index] ?? {};
    if (action === "leave") return [];
    const wasNew = verdict === "new";
    return [{ ...each, action, personId: person?.id ?? null, wasNew }];
  });

test("two members who take the same file in at once add nobody twice, though nothing but a name is said of them", async () => {
  const lines = [
    line("Lea Brandt"),
    line("Ada Okafor", { line: 3, email: "a@b.example" }),
  ];
  const looks = await Promise.all([check(lines), check(lines, await makeStaff())]);
  const [first, second] = await Promise.all(
    looks.map((verdicts) => apply(asProposed(lines, verdicts))),
  );
  const outcomes = [first?.outcome, second?.outcome];
  expect(outcomes).toContainEqual({ added: 2, updated: 0, unchanged: 0, refused: [] });
  const refused = [{ line: 2, reason: "onlyName" }];
  expect(outcomes).toContainEqual({ added: 0, updated: 0, unchanged: 1, refused });
  expect(await database().$count(people)).toBe(2);
});

test("whoever decides that somebody of the same name is somebody else adds them", async () => {
  await makePerson("Lea Brandt");
  const decided = { action: "add", personId: null, wasNew: false } as const;
  const { outcome } = await apply([{ ...line("Lea Brandt"), ...decided }]);
  expect(outcome).toMatchObject({ added: 1, refused: [] });
});

test("5,000 lines with 40 faulty ones: 4,960 people, and the same file again adds nobody", async () => {
  const lines = importFile(5_000);
  const verdicts = await inLots(lines, (lot) => check(lot));
  expect(countsOf(verdicts)).toEqual({ new: 4_960, wrong: 40 });
  expect(await database().$count(people)).toBe(0);
  const first = await inLots(asProposed(lines, verdicts), async (lot) => [
    (await apply(lot)).outcome,
  ]);
  expect(total(first, "added")).toBe(4_960);
  const again = await inLots(lines, (lot) => check(lot));
  expect(countsOf(again)).toEqual({ known: 4_960, wrong: 40 });
  const second = await inLots(asProposed(lines, again), async (lot) => [
    (await apply(lot)).outcome,
  ]);
  expect(total(second, "added") + total(second, "updated")).toBe(0);
  expect(total(second, "unchanged")).toBe(4_960);
  expect(await database().$count(people)).toBe(4_960);
}, 120_000);

describe("the dry run says what is wrong with a line:", () => {
  test.each<[string, Partial<ImportLine>, string, string]>([
    ["no name", { name: " \n" }, "noName", ""],
    [
      "remarks that no form would take",
      { remarks: "x".repeat(2_001) },
      "tooLong",
      "x".repeat(40),
    ],
    [
      "an e-mail that no form would take",
      { email: `${"x".repeat(200)}@example.com` },
      "tooLong",
      "x".repeat(40),
    ],
    ["a number that is none", { phones: ["0123"] }, "noPhone", "0123"],
    [
      "two numbers, one of them cut short",
      { phones: ["07700 900261, 900262"] },
      "twoPhones",
      "07700 900261, 900262",
    ],
    ["a day that never was", { bornOn: "31/02/1990" }, "noDate", "31/02/1990"],
    ["no e-mail", { email: "elena at mail" }, "noEmail", "elena at mail"],
  ])("%s", async (_, more, reason, value) => {
    const verdict = await verdictOf(line("Lucas Brandt", more));
    expect(verdict).toMatchObject({ verdict: "wrong", action: "leave", reason, value });
  });
});

test.each(["NULL", "\\N", "n/a", "-", "0", "0000-00-00"])(
  "a cell of %s says nothing, as databases and people write that",
  async (cell) => {
    const more = { bornOn: cell, email: cell, remarks: cell };
    const lines = [line("Jennifer Null", { phones: [cell, "07700 900281"], ...more })];
    await apply(asProposed(lines, await check(lines)));
    expect(await database().select().from(people)).toMatchObject([
      { name: "Jennifer Null", bornOn: null, email: "", remarks: "" },
    ]);
  },
);

describe("the dry run knows who is on the books:", () => {
  beforeEach(async () => {
    await makePerson("Pavel Novotný", {
      phones: ["+447700900158"],
      bornOn: "1980-03-02",
    });
    await makePerson("João Lima", { phones: ["+551187654321"] });
    await makePerson("\u{1F33B}", { phones: ["+447700900160"] });
  });

  test.each<[string, ImportLine, string, string | null, string]>([
    [
      "the same phone and name, accents and order aside",
      line("NOVOTNY Pavel", { phones: ["07700900158"] }),
      "known",
      null,
      "use",
    ],
    [
      "a Brazilian number with its 9",
      line("João Lima", { phones: ["+55 11 98765-4321"] }),
      "known",
      null,
      "use",
    ],
    [
      "a letter off",
      line("Pavel Novotny", { phones: ["07700 900158"], bornOn: "2/3/1980" }),
      "known",
      null,
      "use",
    ],
    [
      "an e-mail that was not there",
      line("Pavel Novotný", { phones: ["07700 900158"], email: "pavel@example.com" }),
      "matched",
      null,
      "use",
    ],
    [
      "a phone that was not there",
      line("Pavel Novotný", { phones: ["07700 900158", "07700 900159"] }),
      "matched",
      null,
      "use",
    ],
    [
      "a name that differs a little",
      line("Pawel Novotny", { phones: ["07700 900158"] }),
      "doubtful",
      "nameAlike",
      "use",
    ],
    [
      "an initial",
      line("P. Novotný", { phones: ["+447700900158"] }),
      "doubtful",
      "nameAlike",
      "use",
    ],
    [
      "another person's phone, and a name of emoji like theirs",
      line("\u{1F438}", { phones: ["07700 900160"] }),
      "doubtful",
      "sharedPhone",
      "add",
    ],
    [
      "the same phone and the same emoji",
      line("\u{1F33B}", { phones: ["07700 900160"] }),
      "known",
      null,
      "use",
    ],
    [
      "another person's phone",
      line("Jana Novotná", { phones: ["07700 900158"] }),
      "doubtful",
      "sharedPhone",
      "add",
    ],
    [
      "another phone",
      line("Pavel Novotny", { phones: ["07700 900999"], bornOn: "1980-03-02" }),
      "doubtful",
      "otherPhone",
      "use",
    ],
    [
      "another date of birth",
      line("Pavel Novotny", { phones: ["07700 900158"], bornOn: "2010-03-02" }),
      "doubtful",
      "otherBirth",
      "leave",
    ],
    ["only the name", line("Pavel Novotny"), "new", null, "add"],
    [
      "a namesake with a phone of their own",
      line("Pavel Novotný", { phones: ["07700 900777"] }),
      "new",
      null,
      "add",
    ],
  ])("%s", async (_, asked, verdict, reason, action) => {
    expect(await verdictOf(asked)).toMatchObject({ verdict, reason, action });
  });
});

test("of namesakes on one phone or with one e-mail, a line means the one whose date of birth it says, and nobody archived while another is there", async () => {
  const phones = ["+447700900158"];
  const email = "brandt@example.com";
  const old = { phones, archivedAt: new Date() };
  await makePerson("Otto Berg", old);
  const otto = await makePerson("Otto Berg", { phones });
  await makePerson("Lea Brandt", { phones, bornOn: "1950-01-02" });
  const lea = await makePerson("Lea Brandt", { phones, bornOn: "1985-04-30" });
  await makePerson("Ada Brandt", { email, bornOn: "1950-01-02" });
  const ada = await makePerson("Ada Brandt", { email });
  const lines = [
    line("Otto Berg", { phones }),
    line("Lea Brandt", { phones, bornOn: "1985-04-30" }),
    line("Ada Brandt", { email, bornOn: "1985-04-30" }),
  ];
  expect(await check(lines)).toMatchObject([
    { verdict: "known", person: { id: otto } },
    { verdict: "known", person: { id: lea } },
    { verdict: "matched", person: { id: ada } },
  ]);
});

test("of namesakes on one phone, who is meant by a line with news and without a date of birth is for staff to decide, and nobody is written to meanwhile", async () => {
  const phones = ["+447700900158"];
  const otto = await makePerson("Otto Berg", { phones, bornOn: "1950-01-02" });
  const son = await makePerson("Otto Berg", { phones, email: "otto@example.com" });
  const about = (more: Partial<ImportLine> = {}) =>
    line("Otto Berg", { phones, ...more });
  const doubtful = { verdict: "doubtful", reason: "namesakes", action: "leave" };
  const unclear = about({ remarks: "Allergic to latex" });
  const asked = [
    unclear,
    about({ bornOn: "1950-01-02", remarks: "Allergic to latex" }),
    about({ email: "OTTO@example.com", remarks: "Allergic to latex" }),
    about(),
  ];
  expect(await check(asked)).toMatchObject([
    { ...doubtful, person: { id: otto } },
    { verdict: "matched", person: { id: otto } },
    { verdict: "matched", person: { id: son } },
    { verdict: "known" },
  ]);
  const wasNew = { action: "add", personId: null, wasNew: true } as const;
  expect((await apply([{ ...unclear, ...wasNew }])).outcome).toMatchObject({
    added: 0,
    updated: 0,
    refused: [{ reason: "onlyName" }],
  });
});

test("nor is it told by a date of birth that namesakes have both", async () => {
  const bornOn = "1950-01-02";
  for (const phone of ["+447700900158", "+447700900159"])
    await makePerson("Otto Berg", { phones: [phone], bornOn });
  const asked = line("Otto Berg", { phones: ["+447700900160"], bornOn });
  expect(await verdictOf(asked)).toMatchObject({ reason: "namesakes", action: "leave" });
});

test("of many people with one date of birth only those of a line's name are compared with it", async () => {
  const bornOn = "1900-01-01";
  for (const name of ["Ada Okafor", "Bela Novák", "Grace Lind"])
    await makePerson(name, { bornOn, email: "reception@example.com" });
  const first = await makePerson("João 'Zé' Lima", { bornOn });
  const kept = await makePerson("Lima, João");
  await mergePeople(tomas, {
    keptId: kept,
    otherId: await makePerson("J. L.", { email: "Reception@example.com" }),
  });
  const asked = { name: "LIMA Joao", phones: [], bornOn, email: "", remarks: "" };
  const scope = tomas.scope;
  const knownBy = async (more: Partial<typeof asked>) =>
    (await knownPeople(database(), { scope }, [{ ...asked, ...more }])).map(
      ({ id }) => id,
    );
  expect(await knownBy({})).toEqual([first]);
  expect(await knownBy({ email: "reception@example.com" })).toEqual([first, kept]);
});

test("whom Priya can't see is not told to her, and can't be changed by her file", async () => {
  await makeDialog(clinic, {
    peer: {
      identities: [{ kind: "phone", value: "+447700900122" }],
      name: "Ruth Okafor",
      handle: null,
    },
  });
  const asked = line("Ruth Okafor", {
    phones: ["07700 900122"],
    email: "ruth@mail.example",
  });
  expect(await verdictOf(asked, priya)).toMatchObject({ verdict: "new", person: null });
  const personId = await personNamed("Ruth Okafor");
  const { outcome } = await apply([{ ...asked, action: "use", personId }], priya);
  expect(outcome).toMatchObject({
    added: 0,
    updated: 0,
    refused: [{ reason: "notFound" }],
  });
});

test("a lead becomes a patient, what was empty is filled, and what staff wrote stays", async () => {
  const id = await makePerson("Yousef Haddad", {
    kind: "lead",
    phones: ["+447700900536"],
    remarks: "Mornings only",
  });
  const asked = line("Yousef Haddad", {
    phones: ["07700 900536", "07700 900537"],
    bornOn: "1.2.70",
    remarks: "From the file",
  });
  const { outcome } = await apply([{ ...asked, action: "use", personId: id }]);
  expect(outcome).toEqual({ added: 0, updated: 1, unchanged: 0, refused: [] });
  const [person] = await database().select().from(people).where(eq(people.id, id));
  expect(person).toMatchObject({
    kind: "patient",
    bornOn: "1970-02-01",
    remarks: "Mornings only",
    becamePatientById: tomas.id,
  });
  expect(await database().$count(personPhones)).toBe(2);
  expect((await listPeople(tomas.scope, { q: "900537" })).rows).toHaveLength(1);
});

test("what a colleague is just writing about somebody is not written over", async () => {
  const lea = await makePerson("Lea Brandt", { phones: ["+447700900158"] });
  const asked = line("Lea Brandt", {
    phones: ["07700 900158", "07700 900159"],
    remarks: "From the file",
  });
  const applied = await database().transaction(async (rows) => {
    const written = { name: "Lea Brandt-Koch", remarks: "Allergic to latex" };
    await rows.update(people).set(written).where(eq(people.id, lea));
    const applying = apply([{ ...asked, action: "use", personId: lea }]);
    await untilInLine(database(), 1);
    return { applying };
  });
  expect((await applied.applying).outcome).toMatchObject({ updated: 1 });
  const [kept] = await database().select().from(people).where(eq(people.id, lea));
  expect(kept).toMatchObject({ remarks: "Allergic to latex" });
  expect((await listPeople(tomas.scope, { q: "koch" })).rows).toHaveLength(1);
});

test("the second line about somebody fills what the first left empty, and replaces nothing", async () => {
  const lea = await makePerson("Lea Brandt", { phones: ["+447700900158"] });
  const about = (more: Partial<ImportLine>): DecidedLine => ({
    ...line("Lea Brandt", { phones: ["07700 900158"], ...more }),
    action: "use",
    personId: lea,
  });
  const { outcome } = await apply([
    about({ email: "lea@example.com" }),
    about({ email: "other@example.com", remarks: "Prefers mornings" }),
  ]);
  expect(outcome).toMatchObject({ added: 0, updated: 1, refused: [] });
  const [kept] = await database().select().from(people).where(eq(people.id, lea));
  expect(kept).toMatchObject({ email: "lea@example.com", remarks: "Prefers mornings" });
});

test("the second line about somebody whom the first adds fills what that left empty, and replaces nothing", async () => {
  const about = (at: number, more: Partial<ImportLine>): DecidedLine => ({
    ...line("Lea Brandt", { phones: ["07700 900158"], ...more }),
    line: at,
    action: "add",
    personId: null,
  });
  const { outcome } = await apply([
    about(2, { email: "lea@example.com" }),
    about(3, { email: "other@example.com", remarks: "Prefers mornings" }),
    about(4, { phones: ["07700 900158", "07700 900159"] }),
  ]);
  expect(outcome).toEqual({ added: 1, updated: 0, unchanged: 2, refused: [] });
  const [kept, ...others] = await database().select().from(people);
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ email: "lea@example.com", remarks: "Prefers mornings" });
  const phones = await database().select().from(personPhones);
  expect(phones.map(({ phone }) => phone)).toEqual(["+447700900158", "+447700900159"]);
});

test("whom a colleague has merged since the dry run is added to as whom they belong to", async () => {
  const phones = ["+447700900310"];
  const looked = await makePerson("Ruth Okafor", { phones });
  const kept = await makePerson("Ruth Okafor-Lind");
  const asked = line("Ruth Okafor", { phones, email: "ruth@example.com" });
  const decided = asProposed([asked], await check([asked]));
  expect(decided).toMatchObject([{ action: "use", personId: looked }]);
  await mergePeople(tomas, { keptId: kept, otherId: looked });
  const { outcome } = await apply(decided);
  expect(outcome).toMatchObject({ updated: 1, refused: [] });
  const [ruth] = await database().select().from(people).where(eq(people.id, kept));
  expect(ruth).toMatchObject({ email: "ruth@example.com" });
});

test("somebody archived is left out unless staff decide otherwise, and is in the lists again then", async () => {
  const phones = ["+447700900311"];
  const id = await makePerson("Kenji Morita", { phones, archivedAt: new Date() });
  const asked = line("Kenji Morita", { phones });
  const verdict = await verdictOf(asked);
  expect(verdict).toMatchObject({
    verdict: "doubtful",
    reason: "archived",
    action: "leave",
    person: { id },
  });
  const { outcome } = await apply([{ ...asked, action: "use", personId: id }]);
  expect(outcome).toMatchObject({ added: 0, updated: 1 });
  expect((await listPeople(tomas.scope, { q: "Kenji" })).rows).toMatchObject([{ id }]);
});

test("whose date of birth and e-mail stand on a merged record is known by them, and they are not written over", async () => {
  const lea = await makePerson("Lea Brandt", { phones: ["+447700900158"] });
  const other = await makePerson("L. Brandt", {
    bornOn: "1985-04-30",
    email: "lea@example.com",
  });
  await mergePeople(tomas, { keptId: lea, otherId: other });
  expect(await verdictOf(line("Lea Brandt", { bornOn: "30/04/1985" }))).toMatchObject({
    verdict: "known",
    person: { id: lea },
  });
  const asked = line("Lea Brandt", {
    phones: ["07700 900158"],
    email: "else@example.com",
  });
  const { outcome } = await apply([{ ...asked, action: "use", personId: lea }]);
  expect(outcome).toMatchObject({ updated: 0, unchanged: 1 });
  expect(await verdictOf({ ...asked, bornOn: "1/1/1990" })).toMatchObject({
    verdict: "doubtful",
    reason: "otherBirth",
  });
});

test("whoever has the phone, and the name of a record that was merged into theirs, is offered and not added a second time", async () => {
  const phones = ["+447700900310"];
  const kept = await makePerson("Ruth Lind");
  const other = await makePerson("Ruth Okafor", { phones });
  await mergePeople(tomas, { keptId: kept, otherId: other });
  expect(await verdictOf(line("Ruth Okafor", { phones }))).toMatchObject({
    verdict: "doubtful",
    reason: "formerName",
    person: { id: kept, name: "Ruth Lind" },
    action: "use",
  });
});

test("whoever has the name of a record that was merged into theirs, and its date of birth or e-mail, is offered; with the name alone it is asked who they are", async () => {
  const kept = await makePerson("Ruth Lind", { email: "lind@example.com" });
  const bornOn = "1985-04-30";
  const other = await makePerson("Ruth Okafor", { bornOn, email: "ruth@example.com" });
  await mergePeople(tomas, { keptId: kept, otherId: other });
  const lines = [
    line("Ruth Okafor", { bornOn }),
    line("Okafor, Ruth", { email: "Ruth@example.com" }),
    line("Ruth Okafor", { email: "lind@example.com" }),
    line("Ruth Okafor"),
    line("Ruth Okafor", { bornOn: "1990-01-01" }),
  ];
  const person = { id: kept, name: "Ruth Lind" };
  const formerName = { verdict: "doubtful", reason: "formerName", person, action: "use" };
  const onlyFormerName = { ...formerName, reason: "onlyFormerName", action: "leave" };
  expect(await check(lines)).toMatchObject([
    formerName,
    formerName,
    formerName,
    onlyFormerName,
    { verdict: "new", person: null },
  ]);
});

test("a family on one number, in one file, is added whole, and once", async () => {
  const family = ["Ruth Okafor", "Ada Okafor", "Ben Okafor", "Ada Okafor"].map(
    (name, index) => ({
      ...line(name, { phones: ["07700 900122"] }),
      line: index + 2,
      action: "add" as const,
      personId: null,
    }),
  );
  expect((await apply(family)).outcome).toMatchObject({ added: 3, unchanged: 1 });
  expect((await apply(family)).outcome).toMatchObject({ added: 0, unchanged: 4 });
});

test("two imports of one file at once add everybody once", async () => {
  const lines = importFile(200).flatMap((each) =>
    each.name.trim() ? [{ ...each, action: "add" as const, personId: null }] : [],
  );
  await Promise.all([apply(lines), apply(lines)]);
  const [found] = (
    await database().execute<{ most: number }>(
      `select max(count)::int as most from (select count(*) from people group by name) names`,
    )
  ).rows;
  expect(found?.most).toBe(1);
});

test("the export holds what may be seen, no formula, and is written down", async () => {
  await makePerson('=HYPERLINK("http://evil.example")', {
    remarks: "@SUM(A1)",
    phones: ["+447700900158"],
  });
  await makeDialog(clinic, {
    peer: {
      identities: [{ kind: "phone", value: "+447700900122" }],
      name: "Ruth Okafor",
      handle: null,
    },
  });
  const all = await textOf(tomas);
  expect(all).toContain(
    `"'=HYPERLINK(""http://evil.example"")",patient,"'+447700900158",,,,"'@SUM(A1)"`,
  );
  expect(all).toContain(`Ruth Okafor,lead,"'+447700900122"`);
  const hers = await textOf(priya);
  expect(hers).not.toContain("Ruth");
  const written = await database()
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, "patients.exported"));
  expect(written.map(({ staffId }) => staffId)).toEqual([tomas.id, priya.id]);
});

test("the export holds everybody, however many they are, once", async () => {
  const names = Array.from({ length: 1_001 }, (_, at) => `Yousef Haddad ${at}`);
  await database()
    .insert(people)
    .values(names.map((name) => ({ name })));
  const lines = (await textOf(tomas)).split("\r\n").slice(1, -1);
  expect(lines.map((each) => each.split(",")[0])).toEqual(names);
});

test("somebody of two records is one line of the export, with what either of them knows", async () => {
  const kept = await makePerson("Lea Martin", { phones: ["+447700900150"] });
  const other = await makePerson("Léa Martin", {
    phones: ["+447700900150", "+447700900151"],
    bornOn: "1985-04-30",
    email: "lea@example.com",
    remarks: "Prefers mornings",
  });
  await mergePeople(tomas, { keptId: kept, otherId: other });
  expect((await textOf(tomas)).split("\r\n").slice(1)).toEqual([
    `Lea Martin,patient,"'+447700900150","'+447700900151",1985-04-30,lea@example.com,Prefers mornings`,
    "",
  ]);
});

test("what a search shows is what is exported: a typo is forgiven, and signs alone ask for nobody", async () => {
  await makePerson("Yousef Haddad");
  await makePerson("Ruth Okafor");
  const namesOf = async (q: string) =>
    (await textOf(tomas, q))
      .split("\r\n")
      .slice(1, -1)
      .map((each) => each.split(",")[0]);
  expect(await namesOf("Hadad")).toEqual(["Yousef Haddad"]);
  expect(await namesOf("okafor")).toEqual(["Ruth Okafor"]);
  expect(await namesOf("@")).toEqual([]);
  for (let at = 1; at < 60; at += 1) await makePerson(`Yousef Haddad ${at}`);
  expect(await namesOf("Hadad")).toHaveLength(60);
  expect(await namesOf("Haddad")).toHaveLength(60);
});

test("what was exported is known when it is imported again", async () => {
  await makePerson("Chloé Ferrand", { phones: ["+33155500155"] });
  const verdict = await verdictOf(line("Chloé Ferrand", { phones: ["'+33155500155"] }));
  expect(verdict.verdict).toBe("known");
});

async function textOf(staff: Staff, q = ""): Promise<string> {
  const parts: string[] = [];
  for await (const part of exportPeople(staff, { q, filter: "all" })) parts.push(part);
  return parts.join("");
}

async function inLots<Line, Said>(lines: Line[], ask: (lot: Line[]) => Promise<Said[]>) {
  const said: Said[] = [];
  for (let start = 0; start < lines.length; start += 250) {
    said.push(...(await ask(lines.slice(start, start + 250))));
  }
  return said;
}

function countsOf(verdicts: ImportVerdict[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

const total = <Key extends string>(outcomes: Record<Key, unknown>[], key: Key): number =>
  outcomes.reduce((sum, outcome) => sum + Number(outcome[key]), 0);

test("lines of an import that are sent again add nobody twice, though they have a name alone or a namesake", async () => {
  await apply([
    { ...line("Rosa Lind", { bornOn: "1950-01-02" }), action: "add", personId: null },
  ]);
  const lines: DecidedLine[] = [
    { ...line("Otto Berg"), action: "add", personId: null },
    { ...line("Rosa Lind"), line: 3, action: "add", personId: null },
    {
      ...line("Rosa Lind", { bornOn: "1999-09-09" }),
      line: 4,
      action: "add",
      personId: null,
    },
  ];
  const importId = randomUUID();
  expect((await apply(lines, tomas, importId)).outcome).toMatchObject({ added: 3 });
  expect((await apply(lines, tomas, importId)).outcome).toEqual({
    added: 0,
    updated: 0,
    unchanged: 3,
    refused: [],
  });
  expect(await database().$count(people)).toBe(4);
});

/** What is exported now, as the lines of a file that is to be imported. */
async function exportedLines(): Promise<ImportLine[]> {
  const read = await readFile(new File([await textOf(tomas)], "patients.csv"));
  if (typeof read === "string") throw new Error(read);
  return linesOf(read.rows, guessColumns(read.header));
}

test("our own export says nothing new of anybody, and nothing is written when it is taken in again all the same", async () => {
  const phones = ["+447700900271", "+447700900272"];
  const kept = await makePerson("Lea Martin", { phones: ["+447700900150"] });
  const other = await makePerson("Léa Martin", {
    phones,
    bornOn: "1985-04-30",
    email: "lea@example.com",
    remarks: "Prefers mornings",
  });
  await mergePeople(tomas, { keptId: kept, otherId: other });
  const before = await database().select().from(people);
  const lines = await exportedLines();
  const verdicts = await check(lines);
  expect(verdicts).toMatchObject([{ verdict: "known", person: { id: kept } }]);
  const { outcome } = await apply(asProposed(lines, verdicts));
  expect(outcome).toEqual({ added: 0, updated: 0, unchanged: 1, refused: [] });
  expect(await database().select().from(people)).toEqual(before);
});

test("who is a lead in our own export is a lead when it is taken in again, on the books and in an empty house", async () => {
  const phones = ["+447700900536"];
  const id = await makePerson("Yousef Haddad", { kind: "lead", phones });
  await makePerson("Ruth Okafor", { phones: ["+447700900537"] });
  const lines = await exportedLines();
  const verdicts = await check(lines);
  expect(verdicts).toMatchObject([{ verdict: "known" }, { verdict: "known" }]);
  await apply(asProposed(lines, verdicts));
  const kindOf = database().select({ kind: people.kind }).from(people);
  expect(await kindOf.where(eq(people.id, id))).toEqual([{ kind: "lead" }]);
  await emptyInbox(database());
  await apply(asProposed(lines, await check(lines)));
  const kept = await database().select().from(people).orderBy(people.id);
  expect(kept).toMatchObject([
    { name: "Yousef Haddad", kind: "lead", becamePatientAt: null },
    { name: "Ruth Okafor", kind: "patient", becamePatientById: tomas.id },
  ]);
});

test("a patient whom a file calls a lead stays one, and a lead of two lines is a patient if either says so", async () => {
  const id = await makePerson("Ruth Okafor", { phones: ["+447700900537"] });
  const lead = line("Ruth Okafor", { phones: ["07700 900537"], kind: "lead" });
  expect(await verdictOf(lead)).toMatchObject({ verdict: "known", person: { id } });
  const otto = {
    ...line("Otto Berg", { phones: ["07700 900118"] }),
    action: "add",
  } as const;
  await apply([
    { ...otto, kind: "lead", personId: null },
    { ...otto, line: 3, personId: null },
  ]);
  const kinds = await database().select({ kind: people.kind }).from(people);
  expect(kinds).toEqual([{ kind: "patient" }, { kind: "patient" }]);
});

test("our own export is taken in again, whoever has how many phones", async () => {
  const phones = ["+447700900271", "+447700900272", "+447700900273"];
  const id = await makePerson("Lucas Brandt", { phones });
  const lines = await exportedLines();
  expect(await check(lines)).toMatchObject([{ verdict: "known", person: { id } }]);
  await database().delete(personPhones);
  await database().delete(people);
  const { outcome } = await apply(asProposed(lines, await check(lines)));
  expect(outcome).toMatchObject({ added: 1, refused: [] });
  const kept = await database().select({ phone: personPhones.phone }).from(personPhones);
  expect(kept.map(({ phone }) => phone)).toEqual(phones);
});

test("a lead of whom nothing but the name is known says nothing new in our own export; in a file of patients it is asked who they are", async () => {
  const id = await makePerson("Lea Brandt", { kind: "lead" });
  const lines = await exportedLines();
  // Not "leave", which the end of an import counts as left out and reports.
  const known = { verdict: "known", person: { id }, action: "use" };
  expect(await check(lines)).toMatchObject([known]);
  expect(await verdictOf(line("Lea Brandt"))).toMatchObject({ reason: "onlyName" });
  const noted = line("Lea Brandt", { kind: "lead", remarks: "Prefers mornings" });
  expect(await verdictOf(noted)).toMatchObject({ reason: "onlyName" });
  const decided = { ...line("Lea Brandt", { kind: "lead" }), personId: null };
  const { outcome } = await apply([{ ...decided, action: "add" }]);
  expect(outcome).toMatchObject({ added: 1 });
});

test("remarks of two records that are longer together than a form takes are known when our own export is taken in again", async () => {
  const phones = ["+447700900271"];
  const remarks = "x".repeat(1_500);
  const kept = await makePerson("Lea Martin", { phones, remarks });
  const other = await makePerson("Léa Martin", { remarks });
  await mergePeople(tomas, { keptId: kept, otherId: other });
  const [exported] = await exportedLines();
  if (!exported) throw new Error("Nobody was exported.");
  expect(await verdictOf(exported)).toMatchObject({ verdict: "known" });
  const more = { ...exported, email: "lea@example.com" };
  const tooLong = { reason: "tooLong" };
  expect(await verdictOf(more)).toMatchObject({ ...tooLong, verdict: "wrong" });
  const { outcome } = await apply([{ ...more, action: "use", personId: kept }]);
  expect(outcome).toMatchObject({ updated: 0, refused: [tooLong] });
});
