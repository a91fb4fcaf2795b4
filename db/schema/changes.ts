import { sql } from "drizzle-orm";
import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { idOf, moment, transactionId } from "./columns";

/**
 * What changed, for screens that catch up: written in the transaction of the change itself. A cursor is a
 * transaction number, read with the snapshot's xmin, so a row that commits late is not skipped.
 */
export const changes = pgTable(
  "changes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    xid: transactionId("xid").notNull().default(sql`pg_current_xact_id()`),
    accountId: idOf("account_id")
      .notNull()
      .references(() => accounts.id),
    dialogId: idOf("dialog_id").notNull(),
    messageId: idOf("message_id"),
    /** Set where only one member of staff is concerned: a seen mark, a draft. */
    staffId: idOf("staff_id"),
    /** What stands beside the messages, by the key that screens know it by: `touch-12`. */
    beside: text("beside"),
    at: moment("at").notNull().defaultNow(),
  },
  (table) => [index("changes_xid").on(table.xid), index("changes_at").on(table.at)],
);
