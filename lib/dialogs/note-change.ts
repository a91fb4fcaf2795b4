import { eq, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { changes, dialogs, messages } from "@/db/schema";

/**
 * Leaves word for every open screen that a dialog changed, and one of its messages if it is named, in the same
 * transaction as the change itself. With a `staffId` only that member's screens hear of it.
 */
export async function noteChange(
  rows: Rows,
  { id, accountId }: { id: number; accountId: number },
  messageId: number | null = null,
  staffId: number | null = null,
): Promise<void> {
  await rows.insert(changes).values({ accountId, dialogId: id, messageId, staffId });
}

/** Raises a dialog's version: whatever changed on it, screens take the newer row. */
export const nextVersion = sql`${dialogs.version} + 1`;

/** A message looks otherwise from now on: its version rises, and open screens are told. */
export async function noteNewVersion(
  rows: Rows,
  dialog: { id: number; accountId: number },
  messageId: number,
): Promise<void> {
  await rows
    .update(messages)
    .set({ version: sql`${messages.version} + 1` })
    .where(eq(messages.id, messageId));
  await noteChange(rows, dialog, messageId);
}
