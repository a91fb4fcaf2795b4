import { people, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { PeopleQuery } from "@/lib/patients/input";
import { mergePeople } from "@/lib/patients/links/merge";
import { peoplePage } from "@/lib/patients/list-by-contact";
import { clearFollowUp, moveFollowUp, withdrawTouch } from "@/lib/touches/change";
import { countDue, listFollowUps } from "@/lib/touches/follow-ups";
import { touchVersions } from "@/lib/touches/versions";
import { type Cast, makeCast } from "@/tests/support/cast";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog } from "@/tests/support/factories";
import { makePerson, personNamed, standBehind } from "@/tests/support/people";
import { makeTouch, noon } from "@/tests/support/touches";

const database = useDatabase();
let clinic: Cast["sender"];
let skin: Cast["profile"];
let dana: Staff;
let priya: Staff;

beforeAll(async () => {
  ({ sender: clinic, profile: skin, dana, priya } = await makeCast());
});

beforeEach(() => emptyInbox(database()));

/** Wednesday 25 November 2026; London's day ends at midnight UTC. */
const promised = async (name: string, followUpOn: string) => {
  const before = new Date("2026-11-20T12:00:00Z");
  return makeTouch(dana, await makePerson(name), { followUpOn, now: before, text: name });
};

const names = async (staff = dana, now = noon) => {
  const { overdue, today, coming } = await listFollowUps(staff, now);
  return [overdue, today, coming].map((part) => part.map(({ person }) => person.name));
};

test("what was promised is overdue, due today or coming, by the clinic's day", async () => {
  await promised("Kenji", "2026-11-24");
  await promised("Elena", "2026-11-25");
  await promised("Marta", "2026-11-26");
  expect(await names()).toEqual([["Kenji"], ["Elena"], ["Marta"]]);
  expect(await countDue(dana, noon)).toBe(2);
  const midnight = new Date("2026-11-26T00:00:00Z");
  expect(await names(dana, midnight)).toEqual([["Kenji", "Elena"], ["Marta"], []]);
});

test("of more than five hundred the earliest come, and the number of the others with them", async () => {
  const personId = await makePerson("Kenji");
  await promised("Elena", "2026-11-25");
  await database()
    .insert(touches)
    .values(
      Array.from({ length: 502 }, () => ({
        personId,
        authorId: dana.id,
        kind: "call" as const,
        at: noon,
        text: "Ring again",
        followUpOn: "2026-11-26",
      })),
    );
  const { today, coming, later } = await listFollowUps(dana, noon);
  expect(today.length + coming.length).toBe(500);
  expect(today).toMatchObject([{ person: { name: "Elena" } }]);
  expect(later).toBe(3);
});

/** For which day something was promised next to each of the Patients list, at its first page. */
const listed = async (staff = dana, address = {}) => {
  const { rows } = await peoplePage(staff.scope, PeopleQuery.parse(address));
  return Object.fromEntries(rows.map(({ name, followUpOn }) => [name, followUpOn]));
};

test("the list of patients has what was promised to each next, until it is done", async () => {
  const personId = await makePerson("Elena");
  const before = new Date("2026-11-20T12:00:00Z");
  for (const followUpOn of ["2026-11-26", "2026-11-24", null])
    await makeTouch(dana, personId, { followUpOn, now: before });
  await makePerson("Ruth");
  const touchId = await promised("Kenji", "2026-11-25");
  const withdrawn = await promised("Marta", "2026-11-25");
  await withdrawTouch(dana, { touchId: withdrawn, version: 1 });
  const all = { Elena: "2026-11-24", Ruth: null, Kenji: "2026-11-25", Marta: null };
  expect(await listed()).toEqual(all);
  expect(await listed(dana, { order: "longAgo" })).toEqual(all);
  expect(await listed(dana, { q: "elena" })).toEqual({ Elena: "2026-11-24" });
  await moveFollowUp(dana, { touchId, version: 1, on: "2026-12-02" }, noon);
  expect(await listed()).toMatchObject({ Kenji: "2026-12-02" });
  await clearFollowUp(dana, { touchId, version: 2 });
  expect(await listed()).toMatchObject({ Kenji: null });
});

test("what was promised to a record that was merged is promised to the one it is now, and nothing to who is archived", async () => {
  await promised("Elena M", "2026-11-24");
  const keptId = await makePerson("Elena Marchetti");
  await mergePeople(dana, { keptId, otherId: await personNamed("Elena M") });
  expect(await listed()).toEqual({ "Elena Marchetti": "2026-11-24" });
  await database().update(people).set({ archivedAt: new Date() });
  expect(await listed(dana, { filter: "archived" })).toEqual({ "Elena Marchetti": null });
});

test("what is done leaves the list, and the touch's versions say who did it", async () => {
  const touchId = await promised("Elena", "2026-11-25");
  await clearFollowUp(dana, { touchId, version: 1 });
  expect(await names()).toEqual([[], [], []]);
  expect(await countDue(dana, noon)).toBe(0);
  expect(await touchVersions(dana, touchId)).toMatchObject([
    { version: 2, followUpOn: null, by: "Dana Whitlock" },
    { version: 1, followUpOn: "2026-11-25" },
  ]);
});

test("what is moved waits for its new day, which can't be over", async () => {
  const touchId = await promised("Elena", "2026-11-25");
  const seen = { touchId, version: 1 };
  expect(await moveFollowUp(dana, { ...seen, on: "2026-11-24" }, noon)).toMatchObject({
    problems: [{ field: "followUpOn", reason: "past" }],
  });
  await moveFollowUp(dana, { ...seen, on: "2026-12-02" }, noon);
  expect(await names()).toEqual([[], [], ["Elena"]]);
  expect(await moveFollowUp(dana, { ...seen, on: "2026-12-03" }, noon)).toMatchObject({
    reason: "changedMeanwhile",
  });
  await moveFollowUp(dana, { ...seen, version: 2, on: "2026-11-25" }, noon);
  expect(await names()).toEqual([[], ["Elena"], []]);
});

test("what is done or moved a second time, as when no answer came, is well", async () => {
  const seen = { touchId: await promised("Elena", "2026-11-25"), version: 1 };
  await moveFollowUp(dana, { ...seen, on: "2026-12-02" }, noon);
  expect(await moveFollowUp(dana, { ...seen, on: "2026-12-02" }, noon)).toMatchObject({
    ok: true,
  });
  await clearFollowUp(dana, { ...seen, version: 2 });
  expect(await clearFollowUp(dana, { ...seen, version: 2 })).toMatchObject({ ok: true });
  expect(await touchVersions(dana, seen.touchId)).toHaveLength(3);
});

test("nothing is promised by what was withdrawn, nor to who was archived", async () => {
  const touchId = await promised("Elena", "2026-11-25");
  await withdrawTouch(dana, { touchId, version: 1 });
  await promised("Kenji", "2026-11-25");
  await database().update(people).set({ archivedAt: new Date() });
  expect(await names()).toEqual([[], [], []]);
});

test("only of people who may be seen", async () => {
  await makeDialog(clinic);
  const maria = await personNamed("Maria Gomez");
  await makeTouch(dana, maria, { followUpOn: "2026-11-25" });
  expect(await names()).toEqual([[], ["Maria Gomez"], []]);
  expect(await names(priya)).toEqual([[], [], []]);
  expect(await countDue(priya, noon)).toBe(0);
});

test("leads to no dialog that may not be seen", async () => {
  const dialogId = await makeDialog(clinic);
  const maria = await personNamed("Maria Gomez");
  await makeTouch(dana, maria, { followUpOn: "2026-11-25", dialogId });
  await standBehind(await makeDialog(skin), maria);
  const places = async (staff: Staff) =>
    (await listFollowUps(staff, noon)).today.map((found) => found.dialogId);
  expect(await places(dana)).toEqual([dialogId]);
  expect(await places(priya)).toEqual([null]);
});
