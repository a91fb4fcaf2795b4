import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "@/db";
import { dialogs, messages } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import { nextVersion, noteChange } from "@/lib/dialogs/note-change";
import type { Attribution } from "@/lib/dialogs/types/message";
import { isVisible } from "@/lib/dialogs/visible";
import type { DialogChange } from "@/lib/live/publish";
import { sharePerson } from "@/lib/patients/hold-people";
import { peopleBehind } from "@/lib/patients/links/behind";
import { ok, type Result, refused } from "@/lib/result";

/**
 * Says who of a family wrote messages of a dialog. Only somebody behind its contact can be named, and only of what was
 * written there. Answers with what screens are to be told.
 */
export async function attributeMessages(
  staff: Staff,
  { dialogId, messageIds, personId }: Attribution,
): Promise<Result<DialogChange[], "notFound">> {
  return db().transaction(async (rows) => {
    const isThere = personId === null || (await sharePerson(rows, personId));
    const dialog = await lockDialog(rows, dialogId);
    if (!dialog || !isThere || !isVisible(staff, dialog)) return refused("notFound");
    const behind = await peopleBehind(dialogId, rows);
    const isBehind = personId === null || behind.some(({ id }) => id === personId);
    if (!isBehind) return refused("notFound");
    const said = await rows
      .update(messages)
      .set({ personId, version: sql`${messages.version} + 1` })
      .where(
        and(
          eq(messages.dialogId, dialogId),
          eq(messages.direction, "inbound"),
          inArray(messages.id, messageIds),
        ),
      )
      .returning({ id: messages.id });
    if (said.length === 0) return refused("notFound");
    for (const { id } of said) await noteChange(rows, dialog, id);
    await rows
      .update(dialogs)
      .set({ version: nextVersion })
      .where(eq(dialogs.id, dialogId));
    await recordAudit(rows, {
      staffId: staff.id,
      action: personId === null ? "message.unattributed" : "message.attributed",
      subject: "dialog",
      subjectId: String(dialogId),
      details: { personId, messages: said.map(({ id }) => id) },
    });
    return ok([{ accountId: dialog.accountId, dialogId }]);
  });
}
