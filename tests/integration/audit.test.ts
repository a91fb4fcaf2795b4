import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { db } from "@/db";
import { auditCsv } from "@/lib/audit/export";
import { AuditQuery } from "@/lib/audit/input";
import { listAudit } from "@/lib/audit/list";
import { noteReading } from "@/lib/audit/note-reading";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { assignDialog } from "@/lib/dialogs/actions/assign";
import { attributeMessages } from "@/lib/dialogs/actions/attribute";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import { openDialog } from "@/lib/dialogs/thread/open";
import { peopleBehind } from "@/lib/patients/links/behind";
import { mergePeople, undoMerge } from "@/lib/patients/links/merge";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { withdrawTouch } from "@/lib/touches/change";
import words from "@/messages/en/audit.json";
import { useDatabase } from "@/tests/support/database";
import {
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
} from "@/tests/support/factories";
import { makePerson, standBehind } from "@/tests/support/people";
import { makeTouch } from "@/tests/support/touches";

useDatabase();

const everything = AuditQuery.parse({});
let tomas: Staff;
let dialogId: number;
let senderId: number;

beforeAll(async () => {
  tomas = await makeStaff({ name: "Tomas Reyk" });
  const sender = await makeSender();
  senderId = sender.id;
  dialogId = await makeDialog(sender);
  await closeDialog(tomas, dialogId);
});

test("a closing is told with who did it, whose dialog it was, and the account", async () => {
  const { lines } = await listAudit(everything);
  expect(lines[0]).toMatchObject({
    who: "Tomas Reyk",
    action: "dialog.closed",
    what: "Maria Gomez",
    account: { id: senderId },
    address: null,
  });
});

test("a merge is told with both people, and found by either", async () => {
  const keptId = await makePerson("Iryna Koval");
  const otherId = await makePerson("Irina Kowal");
  await mergePeople(tomas, { keptId, otherId });
  for (const q of ["koval", "kowal"]) {
    const { lines } = await listAudit({ ...everything, q });
    expect(lines.map(({ action, what }) => [action, what])).toEqual([
      ["person.merged", "Iryna Koval, Irina Kowal"],
    ]);
  }
});

test("opening a dialog again and again is one look, and another dialog another", async () => {
  const other = await makeDialog(await makeProfile());
  await noteReading(tomas.id, "dialog", dialogId);
  await noteReading(tomas.id, "dialog", dialogId);
  await noteReading(tomas.id, "dialog", other);
  const { lines } = await listAudit({ ...everything, kind: "read" });
  expect(lines.map(({ action }) => action)).toEqual(["dialog.read", "dialog.read"]);
});

test("a colleague's look is one of its own, and so is one ten minutes later", async () => {
  const dana = await makeStaff({ name: "Dana Whitlock" });
  await db().execute(sql`
    insert into audit_log (staff_id, action, subject, subject_id, at)
    values (${dana.id}, 'dialog.read', 'dialog', ${String(dialogId)}, now() - interval '11 minutes')`);
  await noteReading(dana.id, "dialog", dialogId);
  await noteReading(dana.id, "dialog", dialogId);
  const { lines } = await listAudit({ ...everything, staff: dana.id });
  expect(lines).toHaveLength(2);
});

test("the log narrows to a member, an account, a kind, days and a patient's name in any spelling", async () => {
  const priya = await makeStaff({ name: "Priya Anand" });
  await recordAudit(db(), { staffId: priya.id, action: "session.started" });
  const count = async (filter: object) =>
    (await listAudit({ ...everything, ...filter })).lines.length;
  expect(await count({ staff: priya.id })).toBe(1);
  expect(await count({ kind: "session" })).toBe(1);
  expect(await count({ account: senderId, kind: "changed" })).toBe(1);
  expect(await count({ q: "MARÍA", kind: "changed" })).toBe(1);
  expect(await count({ q: "priya" })).toBe(1);
  for (const sign of ["100%", "%", "_", "\\"]) expect(await count({ q: sign })).toBe(0);
  expect(await count(AuditQuery.parse({ q: "priya\0" }))).toBe(1);
  const today = new Date().toISOString().slice(0, 10);
  expect(await count({ from: "2031-01-01" })).toBe(0);
  expect(await count({ from: "2020-01-01", to: today })).toBeGreaterThan(2);
  expect(await count(AuditQuery.parse({ from: "0000-01-01" }))).toBeGreaterThan(2);
});

test("days are the clinic's, and both count in", async () => {
  await db().execute(sql`
    insert into audit_log (action, at) values ('settings.changed', '2025-07-10T23:30:00Z')`);
  const count = async (from: string, to: string) =>
    (await listAudit({ ...everything, from, to })).lines.length;
  expect(await count("2025-07-11", "2025-07-11")).toBe(1);
  expect(await count("2025-07-01", "2025-07-10")).toBe(0);
  expect(await count("2025-07-12", "2025-07-31")).toBe(0);
});

test("an answer that was sent is found by the patient it went to, and by its account", async () => {
  const [message] = (
    await db().execute<{ id: string }>(sql`
      select id from messages where dialog_id = ${dialogId} limit 1`)
  ).rows;
  await recordAudit(db(), {
    staffId: tomas.id,
    action: "message.sent",
    subject: "message",
    subjectId: String(message?.id),
  });
  const found = async (filter: object) =>
    (await listAudit({ ...everything, ...filter })).lines.map(({ action }) => action);
  expect(await found({ q: "gomez", kind: "changed" })).toContain("message.sent");
  expect(await found({ account: senderId })).toContain("message.sent");
  expect(await found({ q: "lopez" })).not.toContain("message.sent");
});

test("pages lead on and back over every line, once", async () => {
  await db().execute(sql`
    insert into audit_log (action, details) select 'session.refused', jsonb_build_object('no', n)
    from generate_series(1, 120) n`);
  const session = { ...everything, kind: "session" as const };
  const first = await listAudit(session);
  const second = await listAudit(session, { before: first.older });
  const third = await listAudit(session, { before: second.older });
  const seen = [first, second, third].flatMap(({ lines }) => lines.map(({ id }) => id));
  expect(new Set(seen).size).toBe(121);
  expect([first.newer, third.older]).toEqual([null, null]);
  const back = await listAudit(session, { after: third.newer });
  expect(back.lines).toEqual(second.lines);
  const start = await listAudit(session, { after: back.newer });
  expect(start.lines).toEqual(first.lines);
  expect(start.newer).toBeNull();
});

test("every page tells how many lines there are", async () => {
  const session = { ...everything, kind: "session" as const };
  const first = await listAudit(session);
  const second = await listAudit(session, { before: first.older });
  const total = { count: 121, isMore: false };
  expect([first.total, second.total]).toEqual([total, total]);
  const one = await listAudit({ ...everything, q: "koval" });
  expect(one.total).toEqual({ count: 1, isMore: false });
});

test("an export has every line, no formula, and leaves a line itself", async () => {
  await recordAudit(db(), {
    staffId: null,
    action: "account.changed",
    subject: "account",
    subjectId: String(senderId),
    address: "203.0.113.24",
  });
  await db().execute(sql`update accounts set label = '=1+1' where id = ${senderId}`);
  const file = await exported();
  expect(file.split("\r\n").length).toBeGreaterThan(120);
  expect(file).toContain("'=1+1");
  // Or Excel takes names for something else than UTF-8.
  expect(file.startsWith("\uFEFF")).toBe(true);
  const [line] = (await listAudit(everything)).lines;
  expect(line).toMatchObject({ action: "audit.exported", who: "Tomas Reyk" });
  const newest = async (kind: "read" | "changed") =>
    (await listAudit({ ...everything, kind })).lines[0]?.action;
  expect(await newest("read")).toBe("audit.exported");
  expect(await newest("changed")).toBe("account.changed");
});

test("an export ends with the first line of all, however many there are", async () => {
  await db().execute(sql`
    insert into audit_log (action, address) select 'session.started', '203.0.113.25'
    from generate_series(1, 101000)`);
  const rows = (await exported()).trimEnd().split("\r\n").slice(1);
  const { rows: count } = await db().execute<{ lines: number }>(
    sql`select count(*)::int - 1 as lines from audit_log`,
  );
  expect(rows).toHaveLength(count[0]?.lines ?? 0);
  const [taken] = (await listAudit(everything)).lines;
  expect(taken?.details).toEqual({ lines: rows.length });
});

test("what was done in a dialog of somebody who was merged is told and found by the name that stands for both", async () => {
  const keptId = await makePerson("Noor van Dael");
  const [behind] = (
    await db().execute<{ id: string }>(sql`
      select person_id as id from contact_people
      join dialogs on dialogs.contact_id = contact_people.contact_id where dialogs.id = ${dialogId}`)
  ).rows;
  const otherId = Number(behind?.id);
  await mergePeople(tomas, { keptId, otherId });
  const closed = async (q: string) =>
    (await listAudit({ ...everything, q })).lines
      .filter(({ action }) => action === "dialog.closed")
      .map(({ what }) => what);
  expect(await closed("noor")).toEqual(["Noor van Dael"]);
  expect(await closed("gomez")).toEqual(["Noor van Dael"]);
  await undoMerge(tomas, otherId);
});

test("a touch is told with whom it was, and found by them; an assignment also says to whom", async () => {
  const ada = await makePerson("Ada Okafor");
  const touchId = await makeTouch(tomas, ada);
  await withdrawTouch(tomas, { touchId, version: 1 });
  await makeTouch(tomas, await makePerson("Sam Tully"));
  const found = async (q: string) =>
    (await listAudit({ ...everything, q })).lines.map(({ action, what }) => [
      action,
      what,
    ]);
  const touched = [
    ["touch.withdrawn", "Ada Okafor"],
    ["touch.created", "Ada Okafor"],
  ];
  expect(await found("okafor")).toEqual(touched);
  const ruth = await makePerson("Ruth Bello");
  await mergePeople(tomas, { keptId: ruth, otherId: ada });
  expect((await found("bello")).slice(1)).toEqual(
    touched.map(([action]) => [action, "Ruth Bello"]),
  );
  await reopenDialog(tomas, dialogId);
  await assignDialog(tomas, { dialogId, assigneeId: tomas.id });
  const { lines } = await listAudit({ ...everything, account: senderId });
  expect(lines[0]).toMatchObject({
    action: "dialog.assigned",
    what: "Maria Gomez, Tomas Reyk",
  });
});

test("who was said to have written is told beside whose phone it is", async () => {
  const ben = await makePerson("Ben Okafor");
  await standBehind(dialogId, ben);
  const [said] = (await openDialog(tomas, dialogId))?.messages ?? [];
  const messageIds = [said?.id ?? 0];
  await attributeMessages(tomas, { dialogId, messageIds, personId: ben });
  const { lines } = await listAudit({ ...everything, account: senderId });
  expect(lines[0]).toMatchObject({
    action: "message.attributed",
    what: "Maria Gomez, Ben Okafor",
  });
  const personId = (await peopleBehind(dialogId))[0]?.id ?? 0;
  await attributeMessages(tomas, { dialogId, messageIds, personId });
  const { lines: later } = await listAudit({ ...everything, account: senderId });
  expect(later[0]).toMatchObject({ action: "message.attributed", what: "Maria Gomez" });
  await attributeMessages(tomas, { dialogId, messageIds, personId: null });
  const { lines: last } = await listAudit({ ...everything, account: senderId });
  expect(last[0]).toMatchObject({ action: "message.unattributed", what: "Maria Gomez" });
  await unlinkContact(tomas, { dialogId, personId });
  const { lines: left } = await listAudit({ ...everything, account: senderId });
  expect(left[0]).toMatchObject({ action: "message.unattributed", what: "Ben Okafor" });
});

test("nobody changes or deletes a line", async () => {
  await expect(db().execute(sql`delete from audit_log`)).rejects.toThrow();
  await expect(db().execute(sql`update audit_log set action = 'x'`)).rejects.toThrow();
});

test("every deed that is written down has words", () => {
  const did = words.did as Record<string, Record<string, string>>;
  const missing = [...deeds()].filter((deed) => {
    const [subject, verb] = deed.split(".");
    return !did[subject ?? ""]?.[verb ?? ""];
  });
  expect(missing).toEqual([]);
});

test("of very many lines it is told that there are more", async () => {
  await db().execute(sql`
    insert into audit_log (action) select 'clock.moved' from generate_series(1, 10001)`);
  const { total } = await listAudit({ ...everything, kind: "changed" });
  expect(total).toEqual({ count: 10_000, isMore: true });
});

test("a page comes though its lines could not be counted, or only by looking at very many", async () => {
  await db().execute(sql`
    insert into audit_log (action, address)
    select 'session.refused', case when n <= 60 then '198.51.100.7' end
    from generate_series(1, 100060) n`);
  const sparse = await listAudit({ ...everything, q: "198.51.100.7" });
  expect([sparse.lines.length, sparse.total]).toEqual([50, null]);
  const execute = db().execute.bind(db());
  const counting = jest.spyOn(db(), "execute").mockImplementation((asked) => {
    const isCount = new PgDialect().sqlToQuery(asked as SQL).sql.includes("count(*)");
    return execute(isCount ? sql`select pg_cancel_backend(pg_backend_pid())` : asked);
  });
  const page = await listAudit(everything).finally(() => counting.mockRestore());
  expect([page.lines.length, page.total]).toEqual([50, null]);
});

async function exported(): Promise<string> {
  let file = "";
  for await (const part of auditCsv(tomas, everything, (action) => action)) file += part;
  return file;
}

/** What the rooms write down: the literals of the product's own code. */
function deeds(): Set<string> {
  const found = new Set<string>();
  for (const file of readdirSync("lib", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(path.join("lib", file), "utf8");
    if (!/audit/i.test(text)) continue;
    for (const [, deed] of text.matchAll(
      /(?:action:|About?\(|about\(|[oO]f\()[^;"`]*"([a-z]\w*\.[a-z]\w*)"/g,
    ))
      if (deed) found.add(deed);
  }
  expect(found.size).toBeGreaterThan(20);
  return found;
}
