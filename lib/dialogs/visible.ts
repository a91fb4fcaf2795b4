import { eq } from "drizzle-orm";
import { db } from "@/db";
import { dialogs } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { canSeeAccount } from "@/lib/auth/scope";

/** May this member of staff see what belongs to this account? What may not be seen is not found. */
export const isVisible = (staff: Staff, owned: { accountId: number }): boolean =>
  canSeeAccount(staff.scope, owned.accountId);

/** A dialog and its two ends; null where it is not there, or not this member's to see. Nothing is locked. */
export async function visibleDialog(
  staff: Staff,
  id: number,
): Promise<{ id: number; accountId: number; contactId: number } | null> {
  const [dialog] = await db()
    .select({
      id: dialogs.id,
      accountId: dialogs.accountId,
      contactId: dialogs.contactId,
    })
    .from(dialogs)
    .where(eq(dialogs.id, id));
  return dialog && isVisible(staff, dialog) ? dialog : null;
}
