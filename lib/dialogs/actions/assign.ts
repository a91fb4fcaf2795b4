import { and, asc, desc, eq, exists, isNull, or, type SQL } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { dialogs, grants, staff, touches } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { type LockedDialog, lockDialog } from "@/lib/dialogs/locked-dialog";
import { nextVersion, noteChange } from "@/lib/dialogs/note-change";
import type { Assignment } from "@/lib/dialogs/types/open";
import { isVisible, visibleDialog } from "@/lib/dialogs/visible";
import type { DialogChange } from "@/lib/live/publish";
import { ok, type Result, refused } from "@/lib/result";
import type { Colleague } from "@/lib/staff/types";
import { leaveTouch } from "./system-touch";

/**
 * `notAssignable`: that member is not there any more, or may not see the dialog's account. `assignedByColleague`: a
 * colleague has given it to somebody since.
 */
type Refusal = "notFound" | "notAssignable" | "assignedByColleague";

/**
 * Gives a dialog to a member of staff, for everybody to see, and leaves a system touch. Giving it to whoever has it
 * already changes nothing and is well. Answers with what screens are to be told.
 */
export async function assignDialog(
  by: Staff,
  { dialogId, assigneeId, takenFrom }: Assignment,
  at = new Date(),
): Promise<Result<DialogChange[], Refusal>> {
  return db().transaction(async (rows) => {
    const dialog = await lockDialog(rows, dialogId);
    if (!dialog || !isVisible(by, dialog)) return refused("notFound");
    const { accountId } = dialog;
    if (dialog.assigneeId === assigneeId) return ok([]);
    if (takenFrom !== undefined && !(await isOwn(rows, dialog, { by, to: takenFrom })))
      return refused("assignedByColleague");
    if (assigneeId !== null && !(await isAssignable(rows, accountId, assigneeId))) {
      return refused("notAssignable");
    }
    await rows
      .update(dialogs)
      .set({ assigneeId, version: nextVersion })
      .where(eq(dialogs.id, dialogId));
    await leaveTouch(rows, dialog, {
      kind: "assigned",
      at,
      authorId: by.id,
      aboutStaffId: assigneeId,
    });
    await recordAudit(rows, {
      staffId: by.id,
      action: "dialog.assigned",
      subject: "dialog",
      subjectId: String(dialogId),
      details: { assigneeId },
    });
    await noteChange(rows, dialog);
    return ok([{ accountId, dialogId }]);
  });
}

/** To whom a dialog may be given: whoever works here and sees its account, by name. Null if it may not be seen. */
export async function assigneesOf(
  asking: Staff,
  dialogId: number,
): Promise<Colleague[] | null> {
  const dialog = await visibleDialog(asking, dialogId);
  if (!dialog) return null;
  return db()
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(maySee(db(), dialog.accountId))
    .orderBy(asc(staff.name), asc(staff.id));
}

/** Has somebody given it to whom it is with, and nobody else since? */
async function isOwn(
  rows: Rows,
  { id, assigneeId }: LockedDialog,
  { by, to }: { by: Staff; to: number | null },
): Promise<boolean> {
  const [last] = await rows
    .select({ by: touches.authorId })
    .from(touches)
    .where(and(eq(touches.dialogId, id), eq(touches.kind, "assigned")))
    .orderBy(desc(touches.id))
    .limit(1);
  return assigneeId === to && last?.by === by.id;
}

/** Whoever is just being kept out is waited for: a dialog that came to them after theirs were taken would stay with them. */
async function isAssignable(rows: Rows, accountId: number, id: number): Promise<boolean> {
  await rows.select({ id: staff.id }).from(staff).where(eq(staff.id, id)).for("share");
  const [found] = await rows
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, id), maySee(rows, accountId)));
  return found !== undefined;
}

function maySee(rows: Rows, accountId: number): SQL | undefined {
  const granted = rows
    .select({ staffId: grants.staffId })
    .from(grants)
    .where(and(eq(grants.staffId, staff.id), eq(grants.accountId, accountId)));
  return and(
    isNull(staff.deactivatedAt),
    or(eq(staff.allAccounts, true), exists(granted)),
  );
}
