import { eq, type SQL } from "drizzle-orm";
import type { Rows } from "@/db";
import { idJustDrawn, inOneGo } from "@/db/in-one-go";
import { dialogs, messages } from "@/db/schema";
import type { MessageDetails } from "@/lib/channels/types";
import { previewOf } from "@/lib/dialogs/list/preview";
import { messageSearchText } from "@/lib/dialogs/search/search-text";
import type { LockedDialog } from "./locked-dialog";
import { changeIn } from "./note-change";

type NewMessage = Omit<
  typeof messages.$inferInsert,
  "id" | "seq" | "inboundNo" | "searchText" | "dialogId" | "accountId" | "contactId"
> & {
  details?: MessageDetails;
  /** The names of its files, which are kept beside it: it is found by them too. */
  fileNames?: readonly string[];
};

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
    changeIn(rows, dialog, { messageId }),
  );
  if (!kept) throw new Error("A message was not stored.");
  return kept.id;
}

/** Nobody says of a dialog any more that no answer is needed: so it is with each new message, which they had not seen. */
export const unsettled = { settledSince: null, settledAt: null, settledById: null };

/** What was found later comes up where it is noticed; all else stands by the provider's time. */
function activityOf(message: NewMessage): Date {
  return message.arrivedLate ? (message.receivedAt ?? new Date()) : message.at;
}

/** The later of two moments. */
export const laterOf = (one: Date, other: Date) => (one > other ? one : other);

function isNewest(dialog: LockedDialog, message: NewMessage): boolean {
  if (!dialog.lastAt || dialog.lastOrderKey === null) return true;
  if (message.at.getTime() !== dialog.lastAt.getTime()) return message.at > dialog.lastAt;
  return message.orderKey > dialog.lastOrderKey;
}

/** What the list's row of a dialog repeats of its newest message. */
export function newestOf(
  id: SQL | number,
  message: Pick<
    NewMessage,
    "at" | "orderKey" | "direction" | "kind" | "origin" | "status" | "text"
  >,
) {
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
