import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/**
 * How far what is searched (messages, notes, contacts, people) has been folded by the rules of a version: up to which
 * id, and since when all of it. Rows that are written are always folded by the newest.
 */
export const foldings = pgTable("foldings", {
  subject: text("subject").primaryKey(),
  version: integer("version").notNull(),
  upToId: bigint("up_to_id", { mode: "number" }).notNull().default(0),
  doneAt: moment("done_at"),
});
