import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { closures, dialogs } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import { ok, type Result, refused } from "@/lib/result";
import { type LockedDialog, lockDialog, nextVersion, noteChange } from "./keep-message";
import { leaveTouch } from "./system-touch";
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
    await leaveTouch(rows, dialog, { kind: "dialogClosed", at, authorId: staff.id });
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
    await endClosure(rows, dialog, { by: staff.id, at });
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
 * changes. `by` is null where a message or a late failure reopened it. Nothing happens to an active dialog. What was
 * written before the closing and came after it reopens the dialog no earlier than it was closed.
 */
export async function endClosure(
  rows: Rows,
  dialog: LockedDialog,
  end: { by: number | null; at: Date; cause?: "undelivered" },
): Promise<void> {
  if (!dialog.closureId) return;
  const [ended] = await rows
    .update(closures)
    .set({
      reopenedAt: sql`greatest(${closures.closedAt}, ${end.at})`,
      reopenedById: end.by,
    })
    .where(and(eq(closures.id, dialog.closureId), isNull(closures.reopenedAt)))
    .returning({ at: closures.reopenedAt });
  await leaveTouch(rows, dialog, {
    kind: "dialogReopened",
    at: ended?.at ?? end.at,
    authorId: end.by,
    ...(end.cause && { outcome: end.cause }),
  });
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
