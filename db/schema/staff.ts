import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { idOf, moment, ownId } from "./columns";

export const staffRole = pgEnum("staff_role", ["admin", "staff"]);

/**
 * Those who log in. Without a `passwordHash` nobody can: the member was invited, or their password was reset, and a
 * {@link passwordLinks} row lets them choose one. `allAccounts` false means that only the accounts in {@link grants} are seen;
 * `scopeVersion` rises when that changes, so that open screens start anew.
 */
export const staff = pgTable(
  "staff",
  {
    id: ownId(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: staffRole("role").notNull().default("staff"),
    passwordHash: text("password_hash"),
    allAccounts: boolean("all_accounts").notNull().default(true),
    scopeVersion: integer("scope_version").notNull().default(0),
    /** What they chose of keys and notifications; a choice that is missing is the usual one. */
    preferences: jsonb("preferences")
      .$type<Record<string, unknown>>()
      .notNull()
      .default({}),
    createdAt: moment("created_at").notNull().defaultNow(),
    deactivatedAt: moment("deactivated_at"),
  },
  (table) => [uniqueIndex("staff_email").on(sql`lower(${table.email})`)],
);

/** Which accounts a member of staff without `allAccounts` may see. */
export const grants = pgTable(
  "grants",
  {
    staffId: idOf("staff_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    accountId: idOf("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.accountId] })],
);

/** One row per sign-in; the session cookie names it, and every request looks whether it has ended. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    staffId: idOf("staff_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    startedAt: moment("started_at").notNull().defaultNow(),
    seenAt: moment("seen_at").notNull().defaultNow(),
    endsAt: moment("ends_at").notNull(),
    endedAt: moment("ended_at"),
    userAgent: text("user_agent").notNull().default(""),
  },
  (table) => [index("sessions_staff").on(table.staffId)],
);

/**
 * A link by which a member of staff chooses a password, once and until `expiresAt`. Only the token's hash is kept. A
 * new link ends the ones before it.
 */
export const passwordLinks = pgTable(
  "password_links",
  {
    id: ownId(),
    staffId: idOf("staff_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    madeById: idOf("made_by_id").references(() => staff.id),
    madeAt: moment("made_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    uniqueIndex("password_links_token").on(table.tokenHash),
    index("password_links_staff").on(table.staffId),
  ],
);

/** Counters against password guessing, in the columns that rate-limiter-flexible reads and writes. */
export const signInAttempts = pgTable("sign_in_attempts", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});
