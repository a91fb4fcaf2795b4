import { eq, type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { idJustDrawn, inOneGo } from "@/db/in-one-go";
import { changes, dialogs, messages } from "@/db/schema";
import type { MessageDetails } from "@/lib/channels/types";
import { previewOf } from "@/lib/dialogs/list/preview";
import { messageSearchText } from "@/lib/dialogs/search/search-text";

type NewMessage = Omit<
  typeof messages.$inferInsert,
  "id" | "seq" | "inboundNo" | "searchText" | "dialogId" | "accountId" | "contactId"
> & {
  details?: MessageDetails;
  /** The names of its files, which are kept beside it: it is found by them too. */
  fileNames?: readonly string[];
};

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
 */
export async function shareDialog(rows: Rows, id: number): Promise<void> {
  await rows
    .select({ id: dialogs.id })
    .from(dialogs)
    .where(eq(dialogs.id, id))
    .for("key share");
}

/**
 * Inserts a message into its locked dialog, with the next place in arrival order, and brings the dialog's counters,
 * newest message and version with it. `more` is what else changes on the dialog. Returns the message's id.
 */
export async function keepMessage(
  rows: Rows,
  dialog: LockedDialog,
  { fileNames = [], ...message }: NewMessage,
  more: Partial<typeof dialogs.$inferInsert> = {},
): Promise<number> {
  const seq = dialog.lastSeq + 1;
  const inboundNo = dialog.inboundCount + (message.direction === "inbound" ? 1 : 0);
  const messageId = idJustDrawn("messages");
  const [[kept]] = await inOneGo(
    rows
      .insert(messages)
      .values({
        ...message,
        dialogId: dialog.id,
        accountId: dialog.accountId,
        contactId: dialog.contactId,
        searchText: messageSearchText({
          text: message.text ?? "",
          details: message.details ?? {},
          fileNames,
        }),
        seq,
        inboundNo,
      })
      .returning({ id: messages.id }),
    rows
      .update(dialogs)
      .set({
        lastSeq: seq,
        inboundCount: inboundNo,
        activityAt: laterOf(dialog.activityAt, activityOf(message)),
        version: dialog.version + 1,
        ...unsettled,
        ...(isNewest(dialog, message) ? newestOf(messageId, message) : {}),
        ...more,
      })
      .where(eq(dialogs.id, dialog.id)),
    changeOf(rows, dialog, { messageId }),
  );
  if (!kept) throw new Error("A message was not stored.");
  return kept.id;
}

/** Leaves word for every open screen, in the same transaction as the change itself. */
export async function noteChange(
  rows: Rows,
  dialog: { id: number; accountId: number },
  messageId: number | null = null,
  staffId: number | null = null,
): Promise<void> {
  await changeOf(rows, dialog, { messageId, staffId });
}

const changeOf = (
  rows: Rows,
  { id, accountId }: { id: number; accountId: number },
  about: { messageId: number | SQL | null; staffId?: number | null },
) => rows.insert(changes).values({ accountId, dialogId: id, ...about });

/** Raises a dialog's version: whatever changed on it, screens take the newer row. */
export const nextVersion = sql`${dialogs.version} + 1`;

/** Whoever said that no answer was needed had not seen this message. */
const unsettled = { settledSince: null, settledAt: null, settledById: null };

/** What was found later comes up where it is noticed; all else stands by the provider's time. */
function activityOf(message: NewMessage): Date {
  return message.arrivedLate ? (message.receivedAt ?? new Date()) : message.at;
}

const laterOf = (one: Date, other: Date) => (one > other ? one : other);

function isNewest(dialog: LockedDialog, message: NewMessage): boolean {
  if (!dialog.lastAt || dialog.lastOrderKey === null) return true;
  if (message.at.getTime() !== dialog.lastAt.getTime()) return message.at > dialog.lastAt;
  return message.orderKey > dialog.lastOrderKey;
}

function newestOf(id: SQL, message: NewMessage) {
  return {
    lastMessageId: id,
    lastAt: message.at,
    lastOrderKey: message.orderKey,
    lastDirection: message.direction,
    lastKind: message.kind,
    lastOrigin: message.origin,
    lastStatus: message.status ?? null,
    lastPreview: previewOf(message.text ?? ""),
  };
}
