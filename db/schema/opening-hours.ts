import { boolean, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { idOf } from "./columns";

/** From and to as minutes of the day in the clinic's zone; midnight at the end is 1440. */
export type OpenSpan = [from: number, to: number];

/**
 * When somebody answers at an account, and what it says by itself when nobody does. `week` begins with Monday and has
 * each day's open spans in order; `closedOn` are days like `2026-12-25` on which it is closed all day.
 */
export const openingHours = pgTable("opening_hours", {
  accountId: idOf("account_id")
    .primaryKey()
    .references(() => accounts.id),
  week: jsonb("week").$type<OpenSpan[][]>().notNull(),
  closedOn: jsonb("closed_on").$type<string[]>().notNull().default([]),
  away: boolean("away").notNull().default(false),
  awayText: text("away_text").notNull().default(""),
});
