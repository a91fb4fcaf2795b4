import { and, eq, isNotNull } from "drizzle-orm";
import { db } from "@/db";
import { attachments, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import { noteNewVersion } from "@/lib/dialogs/note-change";
import { isVisible } from "@/lib/dialogs/visible";
import type { DialogChange } from "@/lib/live/publish";
import { ok, type Result, refused } from "@/lib/result";

/** Has a file that could not be fetched fetched once more; one that is there, or on its way, stays as it is. */
export async function fetchAgain(
  staff: Staff,
  attachmentId: number,
): Promise<Result<DialogChange[], "notFound">> {
  const [file] = await db()
    .select({
      messageId: messages.id,
      dialogId: messages.dialogId,
      accountId: messages.accountId,
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .where(eq(attachments.id, attachmentId));
  if (!file || !isVisible(staff, file)) return refused("notFound");
  await db().transaction(async (rows) => {
    const dialog = await lockDialog(rows, file.dialogId);
    const due = await rows
      .update(attachments)
      .set({ state: "waiting", failure: null, attempts: 0, nextAttemptAt: new Date() })
      .where(
        and(
          eq(attachments.id, attachmentId),
          eq(attachments.state, "failed"),
          isNotNull(attachments.sourceUrl),
        ),
      )
      .returning({ id: attachments.id });
    if (dialog && due.length > 0) await noteNewVersion(rows, dialog, file.messageId);
  });
  return ok([file]);
}
