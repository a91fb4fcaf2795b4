import { and, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { preparedRows } from "@/db/prepared";
import { attachments, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import type { FileKind } from "@/lib/channels/types";
import type { SharedMedia } from "@/lib/dialogs/types/file";
import { visibleDialog } from "@/lib/dialogs/visible";
import { contactsOf } from "@/lib/patients/person-scope";

const pageSize = 30;

/** Which files: those of one dialog, or all that the people behind it have sent and were sent anywhere. */
export type MediaQuery = {
  dialogId: number;
  of: "dialog" | "person";
  before?: number | undefined;
};

/**
 * The stored files of a dialog or of the people behind it, newest first, thirty at a time; `before` continues where
 * the last page's `next` says. Only what this member of staff may see. Null where the dialog is not theirs to see.
 */
export async function sharedMedia(
  staff: Staff,
  asked: MediaQuery,
): Promise<SharedMedia | null> {
  const { dialogId, of, before } = asked;
  const dialog = await visibleDialog(staff, dialogId);
  if (!dialog) return null;
  const which =
    of === "dialog" ? eq(messages.dialogId, dialogId) : ofPeopleBehind(dialog.contactId);
  const stored = and(
    which,
    inScope(staff.scope, messages.accountId),
    isNotNull(attachments.fileKey),
    isNull(messages.unsentAt),
  );
  const page = before === undefined ? stored : and(stored, lt(attachments.id, before));
  const [found, count] = await Promise.all([preparedRows(read(page)), countOf(stored)]);
  const files = found.slice(0, pageSize).map(asFile);
  const last = found.length > pageSize ? files.at(-1) : undefined;
  return { files, count, next: last?.id ?? null };
}

function read(which: SQL | undefined) {
  return db()
    .select({
      id: attachments.id,
      kind: attachments.kind,
      contentType: attachments.contentType,
      fileName: attachments.fileName,
      sizeBytes: attachments.sizeBytes,
      durationMs: attachments.durationMs,
      width: attachments.width,
      height: attachments.height,
      dialogId: messages.dialogId,
      messageId: messages.id,
      direction: messages.direction,
      at: messages.at,
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .where(which)
    .orderBy(desc(attachments.id))
    .limit(pageSize + 1);
}

const asFile = ({ kind, at, ...file }: Awaited<ReturnType<typeof read>>[number]) => ({
  ...file,
  kind: kind as FileKind,
  at: at.toISOString(),
  url: `/api/files/${file.id}`,
});

async function countOf(which: SQL | undefined): Promise<number> {
  const asking = db()
    .select({ count: sql<number>`count(*)::int` })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .where(which);
  const [counted] = await preparedRows(asking);
  return counted?.count ?? 0;
}

/** The contacts of everybody who is, or may be, behind this one, and itself where nobody is known. */
const ofPeopleBehind = (contactId: number): SQL => sql`(
  ${messages.contactId} = ${contactId} or ${messages.contactId} in (
    select beside.contact_id from contact_people behind
    cross join lateral (${contactsOf(sql`behind.person_id`)}) beside
    where behind.contact_id = ${contactId} and behind.unlinked_at is null))`;
