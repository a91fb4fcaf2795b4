import { and, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { dialogs } from "@/db/schema";
import type { LockedDialog } from "./keep-message";
import { leaveTouch } from "./system-touch";

/**
 * The one dialog between an account and a contact, locked; opened now if this is their first word, which leaves a
 * system touch.
 */
export async function findOrOpenDialog(
  rows: Rows,
  endpoints: { accountId: number; contactId: number },
  at: Date,
): Promise<LockedDialog> {
  const present = await lockedDialog(rows, endpoints);
  if (present) return present;
  const [opened] = await rows
    .insert(dialogs)
    .values({ ...endpoints, activityAt: at })
    .onConflictDoNothing()
    .returning({ id: dialogs.id });
  if (opened) {
    const { accountId } = endpoints;
    const touch = { kind: "dialogOpened", at, authorId: null } as const;
    await leaveTouch(rows, { id: opened.id, accountId }, touch);
  }
  const dialog = await lockedDialog(rows, endpoints);
  if (!dialog) throw new Error("A dialog was not stored.");
  return dialog;
}

async function lockedDialog(
  rows: Rows,
  { accountId, contactId }: { accountId: number; contactId: number },
): Promise<LockedDialog | undefined> {
  const [dialog] = await rows
    .select()
    .from(dialogs)
    .where(and(eq(dialogs.accountId, accountId), eq(dialogs.contactId, contactId)))
    .for("update");
  return dialog;
}
