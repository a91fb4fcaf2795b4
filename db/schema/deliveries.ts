import { sql } from "drizzle-orm";
import {
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { accounts, channel } from "./accounts";
import { idOf, moment, ownId, plainText } from "./columns";

export const deliveryState = pgEnum("delivery_state", [
  "applied",
  "ignored",
  "waiting",
  "quarantined",
]);

/**
 * The ledger: one row per event that a provider delivered, each in exactly one state. `eventKey` makes a repeat
 * the same event; it is only counted. `payload` is the event's own raw JSON, as text, because jsonb refuses NUL and
 * lone surrogates; it is blanked by unsend and erasure.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    id: ownId(),
    accountId: idOf("account_id")
      .notNull()
      .references(() => accounts.id),
    eventKey: plainText("event_key").notNull(),
    kind: text("kind").notNull(),
    payload: text("payload").notNull(),
    state: deliveryState("state").notNull(),
    reason: text("reason"),
    /** The provider id of the message that a waiting event is about. */
    waitsFor: text("waits_for"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at"),
    duplicateCount: integer("duplicate_count").notNull().default(0),
    receivedAt: moment("received_at").notNull().defaultNow(),
    settledAt: moment("settled_at"),
  },
  (table) => [
    unique("deliveries_event").on(table.accountId, table.eventKey),
    index("deliveries_waits_for")
      .on(table.accountId, table.waitsFor)
      .where(sql`${table.state} = 'waiting'`),
    // The ledger's sum, and what is quarantined.
    index("deliveries_received").on(table.receivedAt),
    index("deliveries_quarantined")
      .on(table.id)
      .where(sql`${table.state} = 'quarantined'`),
    index("deliveries_due")
      .on(table.nextAttemptAt)
      .where(sql`${table.state} = 'waiting'`),
  ],
);

/** What was acknowledged but is nobody's event (dashboard tests, accounts that are not ours), counted by day. */
export const deliveryTallies = pgTable(
  "delivery_tallies",
  {
    day: date("day").notNull(),
    channel: channel("channel").notNull(),
    reason: text("reason").notNull(),
    count: integer("count").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.channel, table.reason] })],
);

/** Keyed hashes of erased and expired provider ids: receiving and reconciliation skip them. */
export const erasedIds = pgTable(
  "erased_ids",
  {
    accountId: idOf("account_id").notNull(),
    hash: text("hash").notNull(),
    erasedAt: moment("erased_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.hash] }),
    foreignKey({ columns: [table.accountId], foreignColumns: [accounts.id] }),
  ],
);
