import { and, desc, eq, gte } from "drizzle-orm";
import type { Rows } from "@/db";
import { contacts, dialogs, messages, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { firstSaid } from "@/lib/dialogs/first-said";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import { nextVersion } from "@/lib/dialogs/note-change";
import type { DialogChange } from "@/lib/live/publish";
import type { Result } from "@/lib/result";
import { changeDialog } from "./change-dialog";
import { beginClosure, bringBack, isBlocked, isClosedBy } from "./close";
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
    ofContact: true,
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
    ofContact: true,
    async change(rows, dialog) {
      if (!(await isBlocked(rows, dialog.contactId))) return false;
      await unblock(rows, dialog, { by: staff.id, at });
      return true;
    },
  });
}

/**
 * Takes one's own block back: where it closed the dialog, and nobody has closed it since, that is taken back too. A
 * dialog that was closed before comes back where the contact has written meanwhile, as it would have done without the
 * block. It stays where a colleague has blocked the contact since.
 */
export async function takeBackBlock(
  staff: Staff,
  dialogId: number,
  at = new Date(),
): Promise<Result<DialogChange[], "notFound" | "blockedByColleague">> {
  const by = staff.id;
  return changeDialog(staff, dialogId, {
    action: "contact.unblocked",
    ofContact: true,
    async change(rows, dialog) {
      const block = await lastBlock(rows, dialogId);
      const isOwn = block?.by === by;
      const stands = await isBlocked(rows, dialog.contactId);
      if (stands && !isOwn) return "blockedByColleague";
      const closed = isOwn && (await isClosedBy(rows, dialog, by, block.at));
      if (stands) await unblock(rows, dialog, { by, at });
      if (closed) await bringBack(rows, dialog, { by, at });
      else if (stands && block)
        await bringBackWritten(rows, dialog, { by, at, since: block.at });
      return stands || closed;
    },
  });
}

/** Brings back a dialog that was closed before its contact was blocked, where they wait for an answer since. */
async function bringBackWritten(
  rows: Rows,
  dialog: LockedDialog,
  { by, at, since }: { by: number; at: Date; since: Date },
) {
  if (!dialog.settledSince || dialog.settledAt) return;
  const first = await firstSaid(rows, dialog.id, gte(messages.receivedAt, since));
  if (first) await bringBack(rows, dialog, { by, at, waitingSince: first.at });
}

async function lastBlock(rows: Rows, dialogId: number) {
  const [block] = await rows
    .select({ by: touches.authorId, at: touches.at })
    .from(touches)
    .where(and(eq(touches.dialogId, dialogId), eq(touches.kind, "contactBlocked")))
    .orderBy(desc(touches.id))
    .limit(1);
  return block;
}

async function unblock(
  rows: Rows,
  dialog: LockedDialog,
  { by: authorId, at }: { by: number; at: Date },
) {
  await setBlocked(rows, dialog, null);
  await leaveTouch(rows, dialog, { kind: "contactUnblocked", at, authorId });
}

async function setBlocked(rows: Rows, dialog: LockedDialog, blockedAt: Date | null) {
  await rows.update(contacts).set({ blockedAt }).where(eq(contacts.id, dialog.contactId));
  await rows
    .update(dialogs)
    .set({ version: nextVersion })
    .where(eq(dialogs.id, dialog.id));
}
