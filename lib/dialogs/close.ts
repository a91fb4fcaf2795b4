import { and, eq, isNull } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { closures, dialogs, touches } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import { ok, type Result, refused } from "@/lib/result";
import { type LockedDialog, lockDialog, nextVersion, noteChange } from "./keep-message";
import { isVisible } from "./visible";

type Refusal = "notFound";

/**
 * Moves a dialog to Closed Chats for everybody. Closing a closed one changes nothing and is well. Answers with what
 * screens are to be told.
 */
export async function closeDialog(
  staff: Staff,
  id: number,
  at = new Date(),
): Promise<Result<DialogChange[], Refusal>> {
  return changeTab(staff, id, async (rows, dialog) => {
    if (dialog.closureId) return false;
    const [closure] = await rows
      .insert(closures)
      .values({ dialogId: id, closedById: staff.id, closedAt: at })
      .returning({ id: closures.id });
    await rows
      .update(dialogs)
      .set({
        closureId: closure?.id,
        clearedInbound: dialog.inboundCount,
        unansweredSince: null,
        version: nextVersion,
      })
      .where(eq(dialogs.id, id));
    await rows
      .insert(touches)
      .values({ dialogId: id, kind: "dialogClosed", at, authorId: staff.id });
    await recordAudit(rows, auditOf(staff, "dialog.closed", id));
    return true;
  });
}

/** Brings a dialog back to Active Chats. Reopening an active one changes nothing and is well. */
export async function reopenDialog(
  staff: Staff,
  id: number,
  at = new Date(),
): Promise<Result<DialogChange[], Refusal>> {
  return changeTab(staff, id, async (rows, dialog) => {
    if (!dialog.closureId) return false;
    await endClosure(rows, dialog, staff.id, at);
    await rows
      .update(dialogs)
      .set({ closureId: null, version: nextVersion })
      .where(eq(dialogs.id, id));
    await recordAudit(rows, auditOf(staff, "dialog.reopened", id));
    return true;
  });
}

/**
 * Ends the closure of a locked dialog and leaves a system touch; the caller clears `closureId` with what else it
 * changes. `staffId` is null where a message or a late failure reopened it. Nothing happens to an active dialog.
 */
export async function endClosure(
  rows: Rows,
  dialog: LockedDialog,
  staffId: number | null,
  at = new Date(),
): Promise<void> {
  if (!dialog.closureId) return;
  await rows
    .update(closures)
    .set({ reopenedAt: at, reopenedById: staffId })
    .where(and(eq(closures.id, dialog.closureId), isNull(closures.reopenedAt)));
  await rows
    .insert(touches)
    .values({ dialogId: dialog.id, kind: "dialogReopened", at, authorId: staffId });
}

async function changeTab(
  staff: Staff,
  id: number,
  change: (rows: Rows, dialog: LockedDialog) => Promise<boolean>,
): Promise<Result<DialogChange[], Refusal>> {
  const changed = await db().transaction(async (rows) => {
    const dialog = await lockDialog(rows, id);
    if (!dialog || !isVisible(staff, dialog)) return null;
    if (!(await change(rows, dialog))) return [];
    await noteChange(rows, dialog);
    return [{ accountId: dialog.accountId, dialogId: id }];
  });
  return changed === null ? refused("notFound") : ok(changed);
}

const auditOf = (staff: Staff, action: string, id: number) => ({
  staffId: staff.id,
  action,
  subject: "dialog",
  subjectId: String(id),
});
