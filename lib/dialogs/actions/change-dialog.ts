import { db, type Rows } from "@/db";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { type LockedDialog, lockDialog } from "@/lib/dialogs/locked-dialog";
import { noteChange } from "@/lib/dialogs/note-change";
import { isVisible } from "@/lib/dialogs/visible";
import type { DialogChange } from "@/lib/live/publish";
import { contactOfDialog } from "@/lib/patients/contacts/contact-of-dialog";
import { ok, type Result, refused } from "@/lib/result";

type Changed<Refusal extends string> = Result<DialogChange[], Refusal | "notFound">;

/** What is done to a dialog, for the audit log: `dialog.closed`. */
type Action<Refusal extends string> = {
  action: string;
  /** Does it change the contact, too? Whoever says who that is holds the contact first, and so does this. */
  ofContact?: boolean;
  /** True where it was done, false where it was so already, or why it may not be done. */
  change(rows: Rows, dialog: LockedDialog): Promise<boolean | Refusal>;
};

/**
 * Does something to a dialog as a whole, under its lock and for everybody, and audits it. Done twice it changes
 * nothing and is well. Answers with what screens are to be told.
 */
export async function changeDialog<Refusal extends string>(
  staff: Staff,
  id: number,
  { action, ofContact = false, change }: Action<Refusal>,
): Promise<Changed<Refusal>> {
  return db().transaction(async (rows): Promise<Changed<Refusal>> => {
    if (ofContact) await contactOfDialog(rows, { scope: staff.scope, dialogId: id });
    const dialog = await lockDialog(rows, id);
    if (!dialog || !isVisible(staff, dialog)) return refused("notFound");
    const done = await change(rows, dialog);
    if (typeof done === "string") return refused(done);
    if (!done) return ok([]);
    await recordAudit(rows, {
      staffId: staff.id,
      action,
      subject: "dialog",
      subjectId: String(id),
    });
    await noteChange(rows, dialog);
    return ok([{ accountId: dialog.accountId, dialogId: id }]);
  });
}
