import { asc, eq } from "drizzle-orm";
import { accounts, auditLog } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { listCanned } from "@/lib/replies/list-canned";
import { removeCanned, saveCanned } from "@/lib/replies/save-canned";
import type { CannedDraft } from "@/lib/replies/types";
import { useDatabase } from "@/tests/support/database";
import { makeProfile, makeSender, makeStaff } from "@/tests/support/factories";

const database = useDatabase();
let dana: Staff;
let clinic: { id: number };
let kids: { id: number };

beforeAll(async () => {
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  clinic = await makeSender();
  kids = await makeProfile("A");
});

const draft = { name: "parking", text: "Behind the house.", accountIds: null };

const save = (more: Partial<CannedDraft> = {}) =>
  saveCanned({ typed: { ...draft, ...more }, over: null }, dana.id);

/** Saves the form of a canned reply as it is opened now. */
async function change(id: number, more: Partial<CannedDraft>) {
  const shown = (await listCanned({ all: true })).find((reply) => reply.id === id);
  const { id: _, ...seen } = shown ?? { id, ...draft };
  return saveCanned({ typed: { ...seen, ...more }, over: { id, seen } }, dana.id);
}

const named = async (accountIds: number[]) =>
  (await listCanned({ all: false, accountIds })).map(({ name }) => name);

test("canned replies are added, changed and taken away, and the audit log says so", async () => {
  expect(await save()).toEqual({ ok: true });
  const [parking] = await listCanned({ all: true });
  expect(parking).toMatchObject({ name: "parking", accountIds: null });
  const id = parking?.id ?? 0;
  expect(await change(id, { text: "In front of it." })).toEqual({ ok: true });
  expect(await listCanned({ all: true })).toMatchObject([{ text: "In front of it." }]);
  expect(await removeCanned(id, dana.id)).toEqual({ ok: true });
  expect(await removeCanned(id, dana.id)).toEqual({ ok: true });
  expect(await change(id, {})).toEqual({ ok: false, reason: "notFound" });
  const told = await database().select().from(auditLog).orderBy(asc(auditLog.id));
  expect(told.map(({ action }) => action)).toEqual([
    "cannedReply.added",
    "cannedReply.changed",
    "cannedReply.removed",
  ]);
});

test("one that is for some accounts is offered to those who see one of them", async () => {
  await save({ name: "hours" });
  await save({ name: "school", accountIds: [kids.id] });
  expect(await named([clinic.id])).toEqual(["hours"]);
  expect(await named([kids.id])).toEqual(["hours", "school"]);
  expect(await listCanned({ all: false, accountIds: [] })).toMatchObject([
    { name: "hours" },
  ]);
});

test("whoever changes one leaves the others to the accounts that they are for", async () => {
  await save({ name: "bus", accountIds: [kids.id] });
  await save({ name: "train", accountIds: [clinic.id, 999_999] });
  expect(await named([kids.id])).toEqual(["bus", "hours", "school"]);
  expect(await named([clinic.id])).toEqual(["hours", "train"]);
});

test("one for an account that was just removed is there for who may give it another", async () => {
  expect(await save({ name: "gate", accountIds: [999_999] })).toEqual({ ok: true });
  const gate = (await listCanned({ all: true })).find(({ name }) => name === "gate");
  expect(gate).toMatchObject({ accountIds: [] });
});

test("one may be as long as its form says", async () => {
  const longest = { name: "x".repeat(40), text: "x".repeat(2000) };
  expect(await save(longest)).toEqual({ ok: true });
});

test.each([
  ["without a name", { name: "" }, "name", "missing"],
  ["with a name of two words", { name: "two words" }, "name", "form"],
  ["with a long name", { name: "x".repeat(41) }, "name", "tooLong"],
  ["with another's name", { name: "HOURS" }, "name", "taken"],
  ["without a text", { name: "new", text: "" }, "text", "missing"],
  ["with a long text", { name: "new", text: "x".repeat(2001) }, "text", "tooLong"],
  ["that names nobody", { name: "new", text: "{nobody}" }, "text", "unknownName"],
  [
    "with a misspelt name",
    { name: "new", text: "{clinic}, {first name}" },
    "text",
    "unknownName",
  ],
  ["for no account", { name: "new", accountIds: [] }, "accounts", "missing"],
])("one %s is refused", async (_, more, field, reason) => {
  expect(await save(more)).toEqual({
    ok: false,
    reason: "problems",
    problems: [{ field, reason }],
  });
});

test("all that is wrong with one is told at once, each at its field", async () => {
  expect(await save({ name: "Hours", text: "{nobody}", accountIds: [] })).toEqual({
    ok: false,
    reason: "problems",
    problems: [
      { field: "name", reason: "taken" },
      { field: "text", reason: "unknownName" },
      { field: "accounts", reason: "missing" },
    ],
  });
});

test("one that is added again since the answer was lost is there, once", async () => {
  const school = { name: "trips", accountIds: [kids.id, clinic.id] };
  expect(await save(school)).toEqual({ ok: true });
  expect(await save({ ...school, accountIds: [clinic.id, kids.id] })).toEqual({
    ok: true,
  });
  const there = await listCanned({ all: true });
  expect(there.filter(({ name }) => name === "trips")).toHaveLength(1);
  const problems = [{ field: "name", reason: "taken" }];
  for (const more of [{ text: "By the gate." }, { accountIds: null }])
    expect(await save({ ...school, ...more })).toMatchObject({ problems });
});

test("one whose only account was removed is still there for who may give it another", async () => {
  const planned = await makeSender("+447700900177");
  await save({ name: "opening", accountIds: [planned.id] });
  await database().delete(accounts).where(eq(accounts.id, planned.id));
  const opening = (await listCanned({ all: true })).find(
    ({ name }) => name === "opening",
  );
  expect(opening).toMatchObject({ accountIds: [] });
  expect(await named([clinic.id])).not.toContain("opening");
  expect(await change(opening?.id ?? 0, { accountIds: null })).toEqual({ ok: true });
});

test("of two who save the same name at once, the second hears that it is taken", async () => {
  const both = await Promise.all([save({ name: "Fees" }), save({ name: "fees" })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual({
    ok: false,
    reason: "problems",
    problems: [{ field: "name", reason: "taken" }],
  });
});

test("a form that stood open while a colleague changed the text renames the reply, and never brings the old text back", async () => {
  await save({ name: "taxi", text: "Call 112233." });
  const taxi = (await listCanned({ all: true })).find(({ name }) => name === "taxi");
  const { id, ...seen } = taxi ?? { id: 0, ...draft };
  await change(id, { text: "Call 445566." });
  const over = { id, seen };
  expect(await saveCanned({ typed: { ...seen, name: "cab" }, over }, dana.id)).toEqual({
    ok: true,
  });
  const typed = { ...seen, text: "Call 778899." };
  expect(await saveCanned({ typed, over }, dana.id)).toEqual({
    ok: false,
    reason: "changedMeanwhile",
    theirs: { text: "Call 445566." },
  });
  const kept = (await listCanned({ all: true })).find((reply) => reply.id === id);
  expect(kept).toMatchObject({ name: "cab", text: "Call 445566." });
});
