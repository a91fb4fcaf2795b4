import type { Rows } from "@/db";
import { changes } from "@/db/schema";

/** Leaves word for every open screen that a row beside the messages came or changed, in the change's transaction. */
export async function noteBeside(
  rows: Rows,
  dialog: { id: number; accountId: number },
  beside: string,
): Promise<void> {
  await rows
    .insert(changes)
    .values({ accountId: dialog.accountId, dialogId: dialog.id, beside });
}
