import type { SQL } from "drizzle-orm";
import type { Rows } from "@/db";
import { changes } from "@/db/schema";

/** Leaves word for every open screen that a row beside the messages came or changed, in the change's transaction. */
export async function noteBeside(
  rows: Rows,
  dialog: { id: number; accountId: number },
  beside: string,
): Promise<void> {
  await besideChange(rows, dialog, beside);
}

/** The same as a statement, to be sent in one go with the row's own. */
export const besideChange = (
  rows: Rows,
  dialog: { id: number; accountId: number },
  beside: string | SQL<string>,
) =>
  rows
    .insert(changes)
    .values({ accountId: dialog.accountId, dialogId: dialog.id, beside });
