import { sql } from "drizzle-orm";
import { boolean, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { idOf, moment, ownId } from "./columns";
import { staff } from "./staff";

/** A text that staff say often, called by `/` and its name; for all accounts, or those in {@link cannedReplyAccounts}. */
export const cannedReplies = pgTable(
  "canned_replies",
  {
    id: ownId(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    allAccounts: boolean("all_accounts").notNull().default(true),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedById: idOf("changed_by_id").references(() => staff.id),
  },
  (table) => [uniqueIndex("canned_replies_name").on(sql`lower(${table.name})`)],
);

/** The accounts that a canned reply is for, where it is not for all. */
export const cannedReplyAccounts = pgTable(
  "canned_reply_accounts",
  {
    replyId: idOf("reply_id")
      .notNull()
      .references(() => cannedReplies.id, { onDelete: "cascade" }),
    accountId: idOf("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.replyId, table.accountId] })],
);
