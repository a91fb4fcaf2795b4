import { sql } from "drizzle-orm";
import { index, integer, pgEnum, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { idOf, moment, ownId } from "./columns";
import { dialogs } from "./dialogs";
import { messages } from "./messages";

export const outboxState = pgEnum("outbox_state", [
  "queued",
  "sending",
  "unknown",
  "sent",
  "failed",
]);

/**
 * The way of one message to its provider; unlike the message's status it may go back. At most one row of a dialog
 * is in flight (`sending` or `unknown`), which keeps the order and makes settling an unknown outcome unambiguous.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: ownId(),
    messageId: idOf("message_id")
      .notNull()
      .references(() => messages.id),
    dialogId: idOf("dialog_id")
      .notNull()
      .references(() => dialogs.id),
    accountId: idOf("account_id")
      .notNull()
      .references(() => accounts.id),
    state: outboxState("state").notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    claimedAt: moment("claimed_at"),
    dueAt: moment("due_at").notNull().defaultNow(),
    errorCode: text("error_code"),
    settledAt: moment("settled_at"),
  },
  (table) => [
    uniqueIndex("outbox_message").on(table.messageId),
    uniqueIndex("outbox_one_in_flight")
      .on(table.dialogId)
      .where(sql`${table.state} in ('sending', 'unknown')`),
    index("outbox_due")
      .on(table.dueAt)
      .where(sql`${table.state} in ('queued', 'sending', 'unknown')`),
    index("outbox_order")
      .on(table.dialogId, table.id)
      .where(sql`${table.state} in ('queued', 'sending', 'unknown')`),
  ],
);
