import { and, eq, gte, isNull, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { closures, contacts, dialogs } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import { nextVersion } from "@/lib/dialogs/note-change";
import { broughtBack, waitsAnew } from "@/lib/dialogs/unanswered";
import type { DialogChange } from "@/lib/live/publish";
import type { Result } from "@/lib/result";
import { changeDialog } from "./change-dialog";
import { hasWrittenAfter } from "./has-written-after";
import { forgetMarkedUnread } from "./see";
import { leaveTouch } from "./system-touch";

/**
 * How a dialog is closed; `undeliveredReason` says why although the clinic's last words did not arrive, `seenSeq` up to
 * which message its closer was told of it: without one, of all.
 */
type How = {
  at?: Date;
  undeliveredReason?: string | undefined;
  seenSeq?: number;
};

/**
 * Moves a dialog to Closed Chats for everybody. What was not delivered can't look done: such a dialog is closed only
 * with a reason, which is kept on the closure. What somebody wrote a moment before would be done without anybody having
 * read it: a dialog whose closer had not been told of that stays.
 */
export async function closeDialog(
  staff: Staff,
  id: number,
  { at = new Date(), undeliveredReason, seenSeq = Number.POSITIVE_INFINITY }: How = {},
): Promise<Result<DialogChange[], "notFound" | "undelivered" | "wroteMeanwhile">> {
  return changeDialog(staff, id, {
    action: "dialog.closed",
    async change(rows, dialog) {
      if (dialog.closureId) return false;
      if (await hasWrittenAfter(rows, dialog, seenSeq)) return "wroteMeanwhile";
      if (dialog.undelivered && !undeliveredReason) return "undelivered";
      const reason = dialog.undelivered ? undeliveredReason : undefined;
      await beginClosure(rows, dialog, { by: staff.id, at, reason });
      return true;
    },
  });
}

/** Who brings back what they have closed since then had not meant to close it. */
const slipMs = 5 * 60_000;

/**
 * Brings a dialog back to Active Chats, unless the clinic has blocked its contact. Who takes their own closing back at
 * once leaves everything as it was: whoever waited waits. `onlyOwn`: it stays where a colleague has closed it since.
 */
export async function reopenDialog(
  staff: Staff,
  id: number,
  { at = new Date(), onlyOwn = false } = {},
): Promise<Result<DialogChange[], "notFound" | "blocked" | "closedByColleague">> {
  return changeDialog(staff, id, {
    action: "dialog.reopened",
    async change(rows, dialog) {
      if (!dialog.closureId) return false;
      if (onlyOwn && !(await isClosedBy(rows, dialog, staff.id)))
        return "closedByColleague";
      if (await isBlocked(rows, dialog.contactId)) return "blocked";
      await bringBack(rows, dialog, { by: staff.id, at });
      return true;
    },
  });
}

/**
 * Brings a locked, closed dialog back; as it was, where that takes back one's own closing at once. `waitingSince`: since
 * when somebody waits in it for another reason. @package
 */
export async function bringBack(
  rows: Rows,
  dialog: LockedDialog,
  { by, at, waitingSince }: { by: number; at: Date; waitingSince?: Date },
): Promise<void> {
  const justNow = new Date(at.getTime() - slipMs);
  const isSlip = await isClosedBy(rows, dialog, by, justNow);
  await endClosure(rows, dialog, { by, at });
  await rows
    .update(dialogs)
    .set({
      ...broughtBack(dialog),
      version: nextVersion,
      ...waitingAgain(dialog.id, waitingSince ?? (isSlip ? waitedSince(dialog) : null)),
    })
    .where(eq(dialogs.id, dialog.id));
}

/** Is a locked dialog closed by this member of staff, since that moment or later? @package */
export async function isClosedBy(
  rows: Rows,
  { closureId }: LockedDialog,
  by: number,
  since = new Date(0),
): Promise<boolean> {
  const theirs = and(
    eq(closures.id, closureId ?? 0),
    eq(closures.closedById, by),
    gte(closures.closedAt, since),
  );
  return (await rows.$count(closures, theirs)) > 0;
}

/** Since when somebody had waited as a dialog was closed; not where somebody had said that no answer is needed. */
const waitedSince = ({ settledSince, settledAt }: LockedDialog) =>
  settledAt ? null : settledSince;

function waitingAgain(dialogId: number, since: Date | null) {
  if (!since) return {};
  const before = sql`select min(inbound_no) - 1 from messages
    where dialog_id = ${dialogId} and direction = 'inbound' and at >= ${since}`;
  return {
    unansweredSince: since,
    clearedInbound: sql`coalesce((${before}), ${dialogs.clearedInbound})`,
    ...waitsAnew,
  };
}

/**
 * Closes a locked, active dialog: nobody waits in it any more, and nothing in it is unread for anybody. Since when
 * somebody had waited is kept until the next message.
 */
export async function beginClosure(
  rows: Rows,
  dialog: LockedDialog,
  { by, at, reason }: { by: number; at: Date; reason?: string | undefined },
): Promise<void> {
  const [closure] = await rows
    .insert(closures)
    .values({
      dialogId: dialog.id,
      closedById: by,
      closedAt: at,
      undeliveredReason: reason,
    })
    .returning({ id: closures.id });
  await rows
    .update(dialogs)
    .set({
      closureId: closure?.id,
      clearedInbound: dialog.inboundCount,
      unansweredSince: null,
      ...(dialog.settledAt === null && { settledSince: dialog.unansweredSince }),
      settledSeq: dialog.lastSeq,
      version: nextVersion,
    })
    .where(eq(dialogs.id, dialog.id));
  await forgetMarkedUnread(rows, dialog.id);
  await leaveTouch(rows, dialog, {
    kind: "dialogClosed",
    at,
    authorId: by,
    ...(reason && { text: reason }),
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

/** Does the clinic want no more messages from this contact? */
export async function isBlocked(rows: Rows, contactId: number): Promise<boolean> {
  const [contact] = await rows
    .select({ blockedAt: contacts.blockedAt })
    .from(contacts)
    .where(eq(contacts.id, contactId));
  return contact?.blockedAt != null;
}
