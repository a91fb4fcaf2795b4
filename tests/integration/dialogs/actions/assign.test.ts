import { and, desc, eq } from "drizzle-orm";
import { auditLog, changes, dialogs, staff, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { assignDialog, assigneesOf } from "@/lib/dialogs/actions/assign";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { openDialog } from "@/lib/dialogs/thread/open";
import { readTimeline } from "@/lib/touches/timeline";
import { everything } from "@/lib/touches/types";
import { type Cast, makeCast } from "@/tests/support/cast";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff } from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";

const database = useDatabase();

/** Dana and Tomas see everything, Priya only the Instagram account; Maria writes to the WhatsApp sender. */
let sender: Cast["sender"];
let dana: Staff;
let tomas: Staff;
let priya: Staff;
let dialogId: number;

beforeAll(async () => {
  ({ sender, dana, tomas, priya } = await makeCast());
});

beforeEach(async () => {
  await emptyInbox(database());
  dialogId = await makeDialog(sender);
});

const assignments = () =>
  database()
    .select({ authorId: touches.authorId, aboutStaffId: touches.aboutStaffId })
    .from(touches)
    .where(and(eq(touches.kind, "assigned"), eq(touches.dialogId, dialogId)))
    .orderBy(touches.id);

test("Dana gives Maria's dialog to Tomas: everybody's row says so, a touch and the audit log keep it", async () => {
  const cursor = await settledCursor(tomas);
  const given = await assignDialog(dana, { dialogId, assigneeId: tomas.id });
  expect(given).toEqual({ ok: true, value: [{ accountId: sender.id, dialogId }] });
  expect(await assignments()).toEqual([{ authorId: dana.id, aboutStaffId: tomas.id }]);
  const [line] = await database().select().from(auditLog).orderBy(desc(auditLog.id));
  expect(line).toMatchObject({ staffId: dana.id, action: "dialog.assigned" });
  const heard = await changesSince(tomas, { cursor, open: null });
  if (heard.reset) throw new Error("Nothing was reset.");
  expect(heard.rows.map(({ assignee }) => assignee)).toEqual([
    { id: tomas.id, name: "Tomas Reyk" },
  ]);
});

test("who gives it to a colleague of the same name has not taken it, in the thread and in the timeline", async () => {
  const namesake = await makeStaff({ name: "Dana Whitlock" });
  await assignDialog(dana, { dialogId, assigneeId: namesake.id });
  await assignDialog(namesake, { dialogId, assigneeId: null });
  await assignDialog(dana, { dialogId, assigneeId: dana.id });
  const open = await openDialog(dana, dialogId);
  const whole = { ...everything, after: null, count: 0 };
  const timeline = await readTimeline(dana, open?.people[0]?.id ?? 0, whole);
  const rows = [...(open?.beside ?? []), ...(timeline?.entries.toReversed() ?? [])];
  const taken = rows.flatMap((row) =>
    row.type === "deed" && row.deed === "assigned" ? row.isTaken : [],
  );
  expect(taken).toEqual([false, false, true, false, false, true]);
});

test("giving it to whoever has it changes nothing; taking it away is a touch about nobody", async () => {
  await assignDialog(dana, { dialogId, assigneeId: tomas.id });
  const [{ version } = { version: 0 }] = await database().select().from(dialogs);
  expect(await assignDialog(tomas, { dialogId, assigneeId: tomas.id })).toEqual({
    ok: true,
    value: [],
  });
  const [same] = await database().select().from(dialogs);
  expect(same?.version).toBe(version);
  await assignDialog(tomas, { dialogId, assigneeId: null });
  expect((await assignments()).at(-1)).toEqual({
    authorId: tomas.id,
    aboutStaffId: null,
  });
  const page = await listDialogs(dana, { tab: "active" });
  expect(page.rows[0]?.assignee).toBeNull();
});

test("one's own giving is taken back, and not where a colleague has given it to somebody since", async () => {
  const giveBack = { dialogId, assigneeId: tomas.id, takenFrom: dana.id };
  await assignDialog(tomas, { dialogId, assigneeId: tomas.id });
  await assignDialog(dana, { dialogId, assigneeId: dana.id });
  expect(await assignDialog(dana, giveBack)).toMatchObject({ ok: true });
  expect((await assignments()).at(-1)).toEqual({
    authorId: dana.id,
    aboutStaffId: tomas.id,
  });
  // Asked twice, it is taken back once.
  expect(await assignDialog(dana, giveBack)).toEqual({ ok: true, value: [] });
  await assignDialog(dana, { dialogId, assigneeId: null });
  await assignDialog(tomas, { dialogId, assigneeId: dana.id });
  const refusal = { ok: false, reason: "assignedByColleague" };
  expect(await assignDialog(dana, giveBack)).toEqual(refusal);
  expect(await assignDialog(dana, { ...giveBack, takenFrom: null })).toEqual(refusal);
  await assignDialog(tomas, { dialogId, assigneeId: null });
  const taken = { dialogId, assigneeId: dana.id, takenFrom: null };
  expect(await assignDialog(tomas, taken)).toMatchObject({ value: [{ dialogId }] });
});

test("Priya may not see the account: she can neither give its dialog away nor be given it", async () => {
  const before = await database().select().from(changes);
  expect(await assignDialog(priya, { dialogId, assigneeId: priya.id })).toEqual({
    ok: false,
    reason: "notFound",
  });
  expect(await assignDialog(dana, { dialogId, assigneeId: priya.id })).toEqual({
    ok: false,
    reason: "notAssignable",
  });
  expect(await database().select().from(changes)).toHaveLength(before.length);
  expect(await assigneesOf(priya, dialogId)).toBeNull();
  const names = (await assigneesOf(dana, dialogId))?.map(({ name }) => name);
  expect(names).toContain("Tomas Reyk");
  expect(names).not.toContain("Priya Anand");
});

test("who does not work here any more is offered no dialog", async () => {
  await database()
    .update(staff)
    .set({ deactivatedAt: new Date() })
    .where(eq(staff.id, tomas.id));
  const given = await assignDialog(dana, { dialogId, assigneeId: tomas.id });
  expect(given).toEqual({ ok: false, reason: "notAssignable" });
  const ids = (await assigneesOf(dana, dialogId))?.map(({ id }) => id);
  expect(ids).not.toContain(tomas.id);
});
