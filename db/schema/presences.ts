import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { idOf, moment } from "./columns";
import { dialogs } from "./dialogs";
import { staff } from "./staff";

/**
 * Which dialog each open tab of a member of staff shows, and when something was last typed there. A tab says so again
 * every few seconds; one that went silent is not there any more, and its row goes when that member next says something.
 */
export const presences = pgTable(
  "presences",
  {
    staffId: idOf("staff_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    tab: uuid("tab").notNull(),
    dialogId: idOf("dialog_id")
      .notNull()
      .references(() => dialogs.id, { onDelete: "cascade" }),
    typedAt: moment("typed_at"),
    seenAt: moment("seen_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.staffId, table.tab] }),
    index("presences_seen").on(table.seenAt),
  ],
);
