import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { bulkInsert, bulkSet, each } from "@/db/bulk-rows";
import { prepared } from "@/db/prepared";
import { dialogs, messages } from "@/db/schema";
import { typedRows } from "@/db/typed-rows";
import type { MessageDetails } from "@/lib/channels/types";
import { previewOf } from "@/lib/dialogs/list/preview";
import { messageSearchText } from "@/lib/dialogs/search/search-text";
import type { LockedDialog } from "./locked-dialog";
import { unsettled } from "./unanswered";

type NewMessage = Omit<
  typeof messages.$inferInsert,
  "id" | "seq" | "inboundNo" | "searchText" | "dialogId" | "accountId" | "contactId"
> & {
  details?: MessageDetails;
  /** The names of its files, which are kept beside it: it is found by them too. */
  fileNames?: readonly string[];
};

/** A message to be kept in its locked dialog; `more` is what else changes on the dialog. */
export type InDialog = {
  dialog: LockedDialog;
  message: NewMessage;
  more?: Moves;
};

/**
 * Inserts a message into its locked dialog, with the next place in arrival order, and brings the dialog's counters,
 * newest message and version with it. `more` is what else changes on the dialog. Returns the message's id.
 */
export async function keepMessage(
  rows: Rows,
  dialog: LockedDialog,
  message: NewMessage,
  more: Moves = {},
): Promise<number> {
  const [id] = await keepMessages(rows, [{ dialog, message, more }]);
  if (id === undefined) throw new Error("A message was not stored.");
  return id;
}

/** Does as {@link keepMessage} for messages of several dialogs, no two of one. Returns their ids in the same order. */
export async function keepMessages(
  rows: Rows,
  written: readonly InDialog[],
): Promise<number[]> {
  if (written.length === 0) return [];
  const placed = written.map(place);
  const kept = typedRows(told, await prepared(keeping(placed), rows));
  const ids = new Map(kept.map(({ id, dialogId }) => [dialogId, id]));
  return placed.map(({ dialog }) => {
    const id = ids.get(dialog.id);
    if (id === undefined) throw new Error("A message was not stored.");
    return id;
  });
}

/** Where a new message stands, and what its dialog becomes. */
function place({ dialog, message: { fileNames = [], ...message }, more }: InDialog) {
  const seq = dialog.lastSeq + 1;
  const inboundNo = dialog.inboundCount + (message.direction === "inbound" ? 1 : 0);
  return {
    message: {
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
    },
    dialog,
    moves: {
      lastSeq: seq,
      inboundCount: inboundNo,
      activityAt: laterOf(dialog.activityAt, activityOf(message)),
      version: dialog.version + 1,
      ...unsettled,
      lastMessageId: dialog.lastMessageId,
      ...(isNewest(dialog, message) ? newestOf(itself, message) : {}),
      ...more,
    },
  };
}

const told = { id: messages.id, dialogId: messages.dialogId };

/** Keeps messages, brings their dialogs' rows with them, and leaves word for every open screen. */
function keeping(
  placed: readonly ReturnType<typeof place>[],
): SQL<Record<string, unknown>> {
  const moved = keysOf(placed.map(({ moves }) => moves));
  const becoming = placed.map(({ dialog, moves }) => ({ ...dialog, ...moves }));
  const set = bulkSet(
    dialogs,
    moved.filter((key) => key !== "lastMessageId"),
  );
  return sql`
    with kept as (
      ${bulkInsert(
        messages,
        placed.map(({ message }) => message),
      )}
      returning id, dialog_id, account_id
    ), noted as (
      insert into changes (account_id, dialog_id, message_id)
      select account_id, dialog_id, id from kept
    ), moved as (
      update dialogs set ${set}, last_message_id = coalesce(each.last_message_id, kept.id)
      from ${each(dialogs, ["id", ...moved], becoming)} join kept on kept.dialog_id = each.id
      where dialogs.id = each.id
    )
    select id, dialog_id from kept`;
}

/** Stands for the id of the message that is being kept, before anybody knows it. */
const itself = null;

/** What was found later comes up where it is noticed; all else stands by the provider's time. */
function activityOf(message: NewMessage): Date {
  return message.arrivedLate ? (message.receivedAt ?? new Date()) : message.at;
}

/** Now, or just after what was said last: whosever clock is ahead, no answer stands before what it answers. */
export const nowIn = ({ lastAt }: LockedDialog): Date =>
  new Date(Math.max(Date.now(), lastAt ? lastAt.getTime() + 1 : 0));

/** The later of two moments. */
export const laterOf = (one: Date, other: Date) => (one > other ? one : other);

function isNewest(dialog: LockedDialog, message: NewMessage): boolean {
  if (!dialog.lastAt || dialog.lastOrderKey === null) return true;
  if (message.at.getTime() !== dialog.lastAt.getTime()) return message.at > dialog.lastAt;
  return message.orderKey > dialog.lastOrderKey;
}

type Newest = Pick<
  NewMessage,
  "at" | "orderKey" | "direction" | "kind" | "origin" | "status" | "text"
>;

/** What the list's row of a dialog repeats of its newest message. */
export function newestOf(id: number | null, message: Newest) {
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

type Moves = Partial<LockedDialog>;

/** What any of them moves. */
const keysOf = (moves: readonly Moves[]) => [
  ...new Set(moves.flatMap((each) => Object.keys(each) as (keyof LockedDialog)[])),
];
