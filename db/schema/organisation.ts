import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/**
 * The one organisation that this deployment serves: exactly one row.
 * `epoch` is part of every catch-up cursor; a restored backup gets a new one, so no screen trusts an old cursor.
 * `audience` is part of the names of live channels; there is a new one when somebody may hear less.
 */
export const organisation = pgTable(
  "organisation",
  {
    only: boolean("only").primaryKey().default(true),
    name: text("name").notNull().default("Dialogs"),
    timeZone: text("time_zone").notNull().default("Europe/London"),
    epoch: uuid("epoch").notNull().defaultRandom(),
    audience: uuid("audience").notNull().defaultRandom(),
    sweptAt: moment("swept_at"),
    /** After how many months messages, and raw deliveries, are deleted; null keeps them. */
    messageMonths: integer("message_months"),
    deliveryMonths: integer("delivery_months"),
    retentionAppliedAt: moment("retention_applied_at"),
    /** From when on they may be deleted again; null: at once. */
    retentionDueAt: moment("retention_due_at"),
  },
  (table) => [check("organisation_is_one_row", sql`${table.only}`)],
);
