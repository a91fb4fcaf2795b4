import { eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { staff, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { assignDialog } from "@/lib/dialogs/actions/assign";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { changeStaff, deactivateStaff, reactivateStaff } from "@/lib/staff/change";
import { type Cast, makeCast } from "@/tests/support/cast";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog } from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";
import { untilInLine } from "@/tests/support/waiting";

const database = useDatabase();

/** Tomas looks after Maria's dialog with the sender and after one with the Instagram account. */
let cast: Cast;
let dana: Staff;
let tomas: Staff;
let atSender: number;
let atProfile: number;

beforeAll(async () => {
  cast = await makeCast();
  ({ dana, tomas } = cast);
});

beforeEach(async () => {
  await emptyInbox(database());
  atSender = await makeDialog(cast.sender);
  atProfile = await makeDialog(cast.profile);
  for (const dialogId of [atSender, atProfile])
    await assignDialog(dana, { dialogId, assigneeId: tomas.id });
});

afterEach(() => reactivateStaff(tomas.id, dana.id));

const nobodys = async (tab: "active" | "closed") => {
  const page = await listDialogs(dana, { tab, filter: { assignee: "none" } });
  const ids = page.rows.map(({ id }) => id);
  return { ids: ids.toSorted((one, other) => one - other), count: page.counts[tab] };
};

test("the dialogs of who is deactivated are nobody's, counted as such and told of in each thread", async () => {
  await closeDialog(dana, atProfile);
  const cursor = await settledCursor(dana);
  await deactivateStaff(tomas.id, dana.id);
  expect(await nobodys("active")).toEqual({ ids: [atSender], count: 1 });
  expect(await nobodys("closed")).toEqual({ ids: [atProfile], count: 1 });
  const [last] = await db()
    .select()
    .from(touches)
    .where(eq(touches.dialogId, atSender))
    .orderBy(sql`id desc`)
    .limit(1);
  expect(last).toMatchObject({
    kind: "assigned",
    authorId: dana.id,
    aboutStaffId: null,
  });
  const heard = await changesSince(dana, { cursor, open: atSender });
  if (heard.reset) throw new Error("Nothing was reset.");
  expect(heard.rows.map(({ assignee }) => assignee)).toEqual([null, null]);
  expect(heard.open?.beside.map(({ id }) => id)).toEqual([`touch-${last?.id}`]);
});

test("who loses an account keeps the dialogs of the others", async () => {
  const seen = { name: tomas.name, role: tomas.role, accountIds: null };
  const accountIds = [cast.profile.id];
  await changeStaff(tomas.id, { seen, typed: { ...seen, accountIds } }, dana.id);
  expect((await nobodys("active")).ids).toEqual([atSender]);
  const back = { seen: { ...seen, accountIds }, typed: seen };
  await changeStaff(tomas.id, back, dana.id);
});

test("a dialog that is given to somebody at the moment of their deactivation does not stay with them", async () => {
  await assignDialog(dana, { dialogId: atSender, assigneeId: null });
  const assigning = await db().transaction(async (rows) => {
    await rows
      .update(staff)
      .set({ deactivatedAt: new Date() })
      .where(eq(staff.id, tomas.id));
    const answer = assignDialog(dana, {
      dialogId: atSender,
      assigneeId: tomas.id,
    });
    await untilInLine(db(), 1);
    return { answer };
  });
  expect(await assigning.answer).toEqual({ ok: false, reason: "notAssignable" });
});
