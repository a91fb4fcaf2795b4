import { and, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages } from "@/db/schema";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import type { EventAccount } from "./applied";

/** The message that a later event is about, with its dialog locked; null while it is not (yet) here. */
export async function findMessage(rows: Rows, account: EventAccount, externalId: string) {
  const [message] = await rows
    .select()
    .from(messages)
    .where(and(eq(messages.accountId, account.id), eq(messages.externalId, externalId)));
  if (!message) return null;
  const dialog = await lockDialog(rows, message.dialogId);
  return dialog ? { message, dialog } : null;
}
