import { eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { dialogs } from "@/db/schema";

/** A dialog whose row this transaction has locked; every message of it goes through that lock. */
export type LockedDialog = typeof dialogs.$inferSelect;

/** Locks a dialog, so that messages get their places in it one after the other. Null if it is not there. */
export async function lockDialog(rows: Rows, id: number): Promise<LockedDialog | null> {
  const [dialog] = await lockingDialog(rows, id);
  return dialog ?? null;
}

/** What {@link lockDialog} asks, to be sent in one go with what is to be read under the lock. */
export const lockingDialog = (rows: Rows, id: number) =>
  rows.select().from(dialogs).where(eq(dialogs.id, id)).for("update");

/**
 * Waits until nobody holds a dialog's lock, and lets nobody take it until the transaction ends. What hangs on a dialog
 * by a foreign key needs this anyway when it is inserted: taken first, two that meet wait for each other in one order.
 * False where it is not there any more.
 */
export async function shareDialog(rows: Rows, id: number): Promise<boolean> {
  const shared = await rows
    .select({ id: dialogs.id })
    .from(dialogs)
    .where(eq(dialogs.id, id))
    .for("key share");
  return shared.length > 0;
}
