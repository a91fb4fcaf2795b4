import { eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { contacts, dialogs } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import { nextVersion } from "@/lib/dialogs/note-change";
import type { DialogChange } from "@/lib/live/publish";
import type { Result } from "@/lib/result";
import { changeDialog } from "./change-dialog";
import { beginClosure, isBlocked } from "./close";
import { leaveTouch } from "./system-touch";

/**
 * Keeps a contact out of Active Chats: the dialog is closed, and what they write from now on is kept in it, readable,
 * without reopening it or asking anybody for an answer. Nothing is sent to them.
 */
export async function blockContact(
  staff: Staff,
  dialogId: number,
  at = new Date(),
): Promise<Result<DialogChange[], "notFound">> {
  return changeDialog<never>(staff, dialogId, {
    action: "contact.blocked",
    async change(rows, dialog) {
      if (await isBlocked(rows, dialog.contactId)) return false;
      await setBlocked(rows, dialog, at);
      await leaveTouch(rows, dialog, { kind: "contactBlocked", at, authorId: staff.id });
      if (!dialog.closureId) await beginClosure(rows, dialog, { by: staff.id, at });
      return true;
    },
  });
}

/** Lets a contact write again. The dialog stays where it is until they do, or somebody reopens it. */
export async function unblockContact(
  staff: Staff,
  dialogId: number,
  at = new Date(),
): Promise<Result<DialogChange[], "notFound">> {
  return changeDialog<never>(staff, dialogId, {
    action: "contact.unblocked",
    async change(rows, dialog) {
      if (!(await isBlocked(rows, dialog.contactId))) return false;
      await setBlocked(rows, dialog, null);
      const touch = { kind: "contactUnblocked" as const, at, authorId: staff.id };
      await leaveTouch(rows, dialog, touch);
      return true;
    },
  });
}

async function setBlocked(rows: Rows, dialog: LockedDialog, blockedAt: Date | null) {
  await rows.update(contacts).set({ blockedAt }).where(eq(contacts.id, dialog.contactId));
  await rows
    .update(dialogs)
    .set({ version: nextVersion })
    .where(eq(dialogs.id, dialog.id));
}
