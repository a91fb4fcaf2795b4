import { sql } from "drizzle-orm";
import { db } from "@/db";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import { contactOfDialog, currentLinks } from "@/lib/patients/contacts/contact-of-dialog";
import { noteDialogs } from "@/lib/patients/contacts/note-dialogs";
import { ok, type Result, refused } from "@/lib/result";
import { endLinks } from "./link";

/**
 * Says that somebody is not behind the contact of a dialog after all. The link ends and stays written down; messages
 * stay in the dialog. Unlinking twice changes nothing. Answers with what screens are to be told.
 */
export async function unlinkContact(
  staff: Staff,
  { dialogId, personId }: { dialogId: number; personId: number },
): Promise<Result<DialogChange[], "notFound">> {
  return db().transaction(async (rows) => {
    const contactId = await contactOfDialog(rows, { scope: staff.scope, dialogId });
    if (!contactId) return refused("notFound");
    const links = await currentLinks(rows, contactId);
    // A colleague may have merged the record since the screen was drawn.
    const ended = links.filter((each) =>
      [each.personId, each.recordId].includes(personId),
    );
    if (ended.length === 0) return ok([]);
    await endLinks(rows, ended, staff.id);
    await recordAudit(rows, {
      staffId: staff.id,
      action: "contact.unlinked",
      subject: "person",
      subjectId: String(personId),
      details: { contactId },
    });
    return ok(await noteDialogs(rows, sql`${contactId}`));
  });
}
