import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { idOf, moment, ownId, plainText } from "./columns";
import { contacts } from "./contacts";
import {
  messageDirection,
  messageKind,
  messageOrigin,
  messageStatus,
} from "./message-words";
import { staff } from "./staff";

/**
 * Everything between one account and one contact: unique, and both never change (trigger).
 * Closed means that `closureId` is set; it is the only tab flag.
 *
 * The counters make the list one index scan: `lastSeq` counts messages in arrival order, `inboundCount` the
 * patient's among them, `clearedInbound` how many of those a colleague's answer or a closing has settled for all.
 * The `last…` columns repeat the newest message by thread order; `activityAt` orders the list.
 *
 * `unansweredSince` is empty while nobody waits. Where staff closed the dialog or said that no answer is needed,
 * `settledSince` keeps what it was until the next message, and of the latter who and when: so it can be taken back.
 * Where they answered it, until one of these is done, since when somebody first waited: answers can be taken back too.
 * `settledSeq` is how far, in arrival order, one of these was last done: of what came until then nothing waits anew.
 */
export const dialogs = pgTable(
  "dialogs",
  {
    id: ownId(),
    accountId: idOf("account_id").notNull(),
    contactId: idOf("contact_id").notNull(),
    closureId: idOf("closure_id").references((): AnyPgColumn => closures.id),
    version: integer("version").notNull().default(1),
    createdAt: moment("created_at").notNull().defaultNow(),
    activityAt: moment("activity_at").notNull().defaultNow(),
    lastSeq: integer("last_seq").notNull().default(0),
    inboundCount: integer("inbound_count").notNull().default(0),
    clearedInbound: integer("cleared_inbound").notNull().default(0),
    lastInboundAt: moment("last_inbound_at"),
    unansweredSince: moment("unanswered_since"),
    settledSince: moment("settled_since"),
    settledAt: moment("settled_at"),
    settledById: idOf("settled_by_id").references(() => staff.id),
    settledSeq: integer("settled_seq").notNull().default(0),
    undelivered: boolean("undelivered").notNull().default(false),
    lastMessageId: idOf("last_message_id"),
    lastAt: moment("last_at"),
    lastOrderKey: plainText("last_order_key"),
    lastDirection: messageDirection("last_direction"),
    lastKind: messageKind("last_kind"),
    lastOrigin: messageOrigin("last_origin"),
    lastStatus: messageStatus("last_status"),
    lastPreview: text("last_preview").notNull().default(""),
    assigneeId: idOf("assignee_id").references(() => staff.id),
  },
  (table) => [
    unique("dialogs_endpoints").on(table.accountId, table.contactId),
    unique("dialogs_frozen_endpoints").on(table.id, table.accountId, table.contactId),
    foreignKey({
      name: "dialogs_contact_of_account",
      columns: [table.contactId, table.accountId],
      foreignColumns: [contacts.id, contacts.accountId],
    }),
    index("dialogs_active")
      .on(table.activityAt.desc(), table.id.desc())
      .where(sql`${table.closureId} is null`),
    index("dialogs_closed")
      .on(table.activityAt.desc(), table.id.desc())
      .where(sql`${table.closureId} is not null`),
    // What the list's marks count and narrow to: few of many dialogs.
    index("dialogs_unanswered")
      .on(table.activityAt.desc(), table.id.desc())
      .where(sql`${table.unansweredSince} is not null`),
    index("dialogs_undelivered")
      .on(table.activityAt.desc(), table.id.desc())
      .where(sql`${table.undelivered}`),
    // As a difference, of which PostgreSQL keeps statistics (`dialogs_unsettled`): two columns it compares by guess.
    index("dialogs_unread")
      .on(table.id)
      .where(sql`${table.inboundCount} - ${table.clearedInbound} > 0`),
    index("dialogs_assignee")
      .on(table.assigneeId, table.activityAt.desc(), table.id.desc())
      .where(sql`${table.assigneeId} is not null`),
    index("dialogs_window")
      .on(table.lastInboundAt)
      .where(sql`${table.closureId} is null`),
    index("dialogs_account").on(
      table.accountId,
      table.activityAt.desc(),
      table.id.desc(),
    ),
    index("dialogs_contact").on(table.contactId),
  ],
);

/**
 * How many dialogs there are of each account and assignee, in either tab: the sum of these rows. Each change of a
 * dialog adds rows (trigger) instead of raising a count, which everybody would wait for; the sweep adds them up.
 */
export const dialogTallies = pgTable("dialog_tallies", {
  accountId: idOf("account_id").notNull(),
  assigneeId: idOf("assignee_id"),
  closed: boolean("closed").notNull(),
  count: integer("count").notNull(),
});

/** Who closed a dialog and when; `undeliveredReason` says why although the last reply did not arrive. */
export const closures = pgTable(
  "closures",
  {
    id: ownId(),
    dialogId: idOf("dialog_id")
      .notNull()
      .references((): AnyPgColumn => dialogs.id),
    closedAt: moment("closed_at").notNull().defaultNow(),
    closedById: idOf("closed_by_id").references(() => staff.id),
    undeliveredReason: text("undelivered_reason"),
    reopenedAt: moment("reopened_at"),
    reopenedById: idOf("reopened_by_id").references(() => staff.id),
  },
  (table) => [index("closures_dialog").on(table.dialogId)],
);

/**
 * How far one member of staff has seen a dialog, in arrival sequence; it only ever rises. `markedUnread` is their own
 * word that there is something to come back to, until they look again or somebody answers. `ahead`: it may be ahead of
 * what is settled for all. Of what is unread only those few tell; the others the sweep finds, and a trigger brings back.
 */
export const seenMarks = pgTable(
  "seen_marks",
  {
    staffId: idOf("staff_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    dialogId: idOf("dialog_id")
      .notNull()
      .references(() => dialogs.id),
    seenSeq: integer("seen_seq").notNull(),
    seenInbound: integer("seen_inbound").notNull(),
    markedUnread: boolean("marked_unread").notNull().default(false),
    ahead: boolean("ahead").notNull().default(true),
  },
  (table) => [
    primaryKey({ columns: [table.staffId, table.dialogId] }),
    index("seen_marks_ahead")
      .on(table.staffId, table.dialogId)
      .where(sql`${table.ahead}`),
    index("seen_marks_unread").on(table.dialogId).where(sql`${table.markedUnread}`),
  ],
);

/**
 * What a member of staff has begun to write in a dialog: a reply and, apart from it, a note. A row stays when both are
 * empty, so that `savedAt`, which only rises, tells every screen of theirs which text is the later one.
 */
export const drafts = pgTable(
  "drafts",
  {
    staffId: idOf("staff_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    dialogId: idOf("dialog_id")
      .notNull()
      .references(() => dialogs.id),
    text: text("text").notNull(),
    note: text("note").notNull().default(""),
    savedAt: moment("saved_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.dialogId] })],
);

/**
 * Internal notes: never sent, since the outbox refers to messages only. `clientId` is made where the note is written,
 * so that one which is handed over twice is kept once. What its author withdrew stays to be read, marked, and is not
 * searched.
 */
export const notes = pgTable(
  "notes",
  {
    id: ownId(),
    dialogId: idOf("dialog_id")
      .notNull()
      .references(() => dialogs.id),
    authorId: idOf("author_id")
      .notNull()
      .references(() => staff.id),
    text: text("text").notNull(),
    searchText: text("search_text").notNull(),
    writtenAt: moment("written_at").notNull().defaultNow(),
    clientId: uuid("client_id"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (table) => [
    index("notes_dialog").on(table.dialogId, table.writtenAt),
    uniqueIndex("notes_client")
      .on(table.dialogId, table.clientId)
      .where(sql`${table.clientId} is not null`),
    index("notes_search").using(
      "gin",
      sql`time_slices(${table.writtenAt})`,
      table.searchText.op("gin_trgm_ops"),
    ),
    index("notes_newest").on(table.writtenAt, table.id),
  ],
);
