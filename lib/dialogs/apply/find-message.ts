import { and, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { messages } from "@/db/schema";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import type { EventAccount } from "./applied";

/**
 * The message that a later event is about, with its dialog locked; null while it is not (yet) here. It is read under the
 * lock: another event may be about it too, and what was taken back meanwhile must not be brought back.
 */
export async function findMessage(rows: Rows, account: EventAccount, externalId: string) {
  const which = and(
    eq(messages.accountId, account.id),
    eq(messages.externalId, externalId),
  );
  const [named] = await rows
    .select({ dialogId: messages.dialogId })
    .from(messages)
    .where(which);
  const dialog = named && (await lockDialog(rows, named.dialogId));
  if (!dialog) return null;
  const [message] = await rows.select().from(messages).where(which);
  return message ? { message, dialog } : null;
}
