import type { Rows } from "@/db";
import { attachments, outbox, seenMarks } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { clearDraft } from "@/lib/dialogs/actions/drafts";
import { leaveFirstAnswer } from "@/lib/dialogs/actions/first-answer";
import { forgetMarkedUnread } from "@/lib/dialogs/actions/see";
import { keepMessage, nowIn } from "@/lib/dialogs/keep-messages";
import { type LockedDialog, lockDialog } from "@/lib/dialogs/locked-dialog";
import { noteNewVersion } from "@/lib/dialogs/note-change";
import type { Reply } from "@/lib/dialogs/types/reply";
import { partKey } from "@/lib/dialogs/types/reply-parts";
import { answered } from "@/lib/dialogs/unanswered";
import type { Part } from "./reply-parts";

/** A reply that may be sent, in its locked dialog. `retryOfId`: the failed message that it tries again. */
export type Queued = {
  staff: Staff;
  dialog: LockedDialog;
  reply: Reply;
  parts: Part[];
  identityId: number;
  retryOfId: number | null;
};

/** Stores the parts of a reply, each a message and an outbox row of its own; they go in their order. @package */
export async function queueReply(rows: Rows, queued: Queued) {
  const { staff, dialog, parts, retryOfId } = queued;
  const at = nowIn(dialog);
  const ids: number[] = [];
  for (const [index, part] of parts.entries()) {
    // Each has moved the dialog's counters on.
    const moved = index === 0 ? dialog : await lockDialog(rows, dialog.id);
    ids.push(
      await keepPart(rows, { ...queued, dialog: moved ?? dialog, part, index, at }),
    );
  }
  const isBegun = retryOfId === null && !queued.reply.template;
  const lastSeq = dialog.lastSeq + parts.length;
  // None needs another's answer: one way to the database for all of them.
  await Promise.all([
    keepFiles(rows, ids, parts),
    rows.insert(outbox).values(
      ids.map((messageId) => ({
        messageId,
        dialogId: dialog.id,
        accountId: dialog.accountId,
      })),
    ),
    ...ids.map((id) => auditSent(rows, staff, id)),
    leaveFirstAnswer(rows, dialog, { at, authorId: staff.id }),
    forgetMarkedUnread(rows, dialog.id),
    seenByWriting(rows, staff, { ...dialog, lastSeq }),
    isBegun && clearDraft(rows, staff, dialog.id, "text"),
    retryOfId !== null && noteNewVersion(rows, dialog, retryOfId),
  ]);
}

type QueuedPart = Queued & { part: Part; index: number; at: Date };

function keepPart(
  rows: Rows,
  { staff, dialog, reply, part, index, ...rest }: QueuedPart,
): Promise<number> {
  const { kind, text } = part;
  const { clientId } = reply;
  return keepMessage(
    rows,
    dialog,
    {
      direction: "outbound",
      origin: "staff",
      kind,
      text,
      ...(part.kind === "template" && { details: { template: part.template } }),
      ...(part.file && { fileNames: [part.file.fileName] }),
      status: "queued",
      clientId,
      part: index,
      orderKey: partKey(clientId, index),
      at: rest.at,
      authorId: staff.id,
      identityId: rest.identityId,
      retryOfId: rest.retryOfId,
    },
    { ...answered(dialog), undelivered: false },
  );
}

async function keepFiles(rows: Rows, messageIds: number[], parts: Part[]) {
  const files = parts.flatMap(({ file }, index) => {
    const messageId = messageIds[index];
    return file && messageId ? [{ ...file, messageId }] : [];
  });
  if (files.length === 0) return;
  await rows
    .insert(attachments)
    .values(files.map((file) => ({ position: 0, state: "stored" as const, ...file })));
}

const auditSent = (rows: Rows, staff: Staff, messageId: number) =>
  recordAudit(rows, {
    staffId: staff.id,
    action: "message.sent",
    subject: "message",
    subjectId: String(messageId),
  });

/** Who writes has seen the thread up to their own words. */
async function seenByWriting(rows: Rows, staff: Staff, dialog: LockedDialog) {
  const mark = { seenSeq: dialog.lastSeq, seenInbound: dialog.inboundCount };
  await rows
    .insert(seenMarks)
    .values({ staffId: staff.id, dialogId: dialog.id, ...mark })
    .onConflictDoUpdate({ target: [seenMarks.staffId, seenMarks.dialogId], set: mark });
}
