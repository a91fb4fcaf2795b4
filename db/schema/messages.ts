import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { idOf, moment, ownId, plainText } from "./columns";
import { identities } from "./contacts";
import { dialogs } from "./dialogs";
import {
  messageDirection,
  messageKind,
  messageOrigin,
  messageStatus,
} from "./message-words";
import { people } from "./people";
import { staff } from "./staff";

export const attachmentState = pgEnum("attachment_state", [
  "waiting",
  "stored",
  "failed",
  "reference",
]);

/**
 * One thing said in a dialog; one row is one provider message. Thread order is (`at`, `orderKey`): `orderKey` is
 * the provider's id, or `clientId.part` for ours, and never changes. `seq` is the order of arrival, `inboundNo` how
 * many of the patient's messages had arrived with it.
 * An outbound row freezes the identity it goes to: the composite keys make another endpoint impossible.
 */
export const messages = pgTable(
  "messages",
  {
    id: ownId(),
    dialogId: idOf("dialog_id").notNull(),
    accountId: idOf("account_id").notNull(),
    contactId: idOf("contact_id").notNull(),
    identityId: idOf("identity_id").notNull(),
    direction: messageDirection("direction").notNull(),
    origin: messageOrigin("origin").notNull(),
    kind: messageKind("kind").notNull(),
    text: text("text").notNull().default(""),
    searchText: text("search_text").notNull().default(""),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    status: messageStatus("status"),
    /** When each status was first heard of, as ISO times. */
    statusTimes: jsonb("status_times")
      .$type<Record<string, string>>()
      .notNull()
      .default({}),
    errorCode: text("error_code"),
    externalId: text("external_id"),
    clientId: uuid("client_id"),
    part: smallint("part").notNull().default(0),
    authorId: idOf("author_id").references(() => staff.id),
    personId: idOf("person_id").references(() => people.id),
    retryOfId: idOf("retry_of_id").references((): AnyPgColumn => messages.id),
    replyToExternalId: text("reply_to_external_id"),
    at: moment("at").notNull(),
    orderKey: plainText("order_key").notNull(),
    seq: integer("seq").notNull(),
    inboundNo: integer("inbound_no").notNull(),
    version: integer("version").notNull().default(1),
    receivedAt: moment("received_at").notNull().defaultNow(),
    arrivedLate: boolean("arrived_late").notNull().default(false),
    editedAt: moment("edited_at"),
    unsentAt: moment("unsent_at"),
  },
  (table) => [
    uniqueIndex("messages_external")
      .on(table.accountId, table.externalId)
      .where(sql`${table.externalId} is not null`),
    uniqueIndex("messages_client")
      .on(table.dialogId, table.clientId, table.part)
      .where(sql`${table.clientId} is not null`),
    // A failed message is said once more, not twice, however many press Retry.
    uniqueIndex("messages_retry_of")
      .on(table.retryOfId)
      .where(sql`${table.retryOfId} is not null`),
    unique("messages_seq").on(table.dialogId, table.seq),
    // Ascending: read backwards it is what `order by … desc` asks for, which `desc nulls last` is not.
    index("messages_thread").on(table.dialogId, table.at, table.orderKey),
    // Words of any time, or of some days of it.
    index("messages_search").using(
      "gin",
      sql`time_slices(${table.at})`,
      table.searchText.op("gin_trgm_ops"),
    ),
    index("messages_late").on(table.dialogId, table.seq).where(sql`${table.arrivedLate}`),
    // What staff said is from somebody goes with them, and is found before they can go.
    index("messages_person").on(table.personId).where(sql`${table.personId} is not null`),
    // An identity that is erased must have no message any more, which its foreign key asks for each of them.
    index("messages_addressed").on(table.identityId),
    // A search looks at the newest first.
    index("messages_newest").on(table.at, table.id),
    // What an account sent last, what of it arrived and what failed.
    index("messages_account_out")
      .on(table.accountId, table.at)
      .where(sql`${table.direction} = 'outbound'`),
    foreignKey({
      name: "messages_endpoints",
      columns: [table.dialogId, table.accountId, table.contactId],
      foreignColumns: [dialogs.id, dialogs.accountId, dialogs.contactId],
    }),
    foreignKey({
      name: "messages_identity",
      columns: [table.identityId, table.contactId, table.accountId],
      foreignColumns: [identities.id, identities.contactId, identities.accountId],
    }),
    check(
      "messages_status_is_outbound",
      sql`(${table.direction} = 'outbound') = (${table.status} is not null)`,
    ),
    check(
      "messages_origin_fits",
      sql`(${table.direction} = 'inbound') = (${table.origin} = 'contact')`,
    ),
  ],
);

/** What an edited message said before; the newest text is on the message. */
export const messageVersions = pgTable(
  "message_versions",
  {
    messageId: idOf("message_id")
      .notNull()
      .references(() => messages.id),
    number: integer("number").notNull(),
    text: text("text").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.number] })],
);

/** A file, or a reference to something that is not kept. `sourceUrl` is the provider's link, which dies. */
export const attachments = pgTable(
  "attachments",
  {
    id: ownId(),
    messageId: idOf("message_id")
      .notNull()
      .references(() => messages.id),
    position: smallint("position").notNull(),
    kind: messageKind("kind").notNull(),
    contentType: text("content_type").notNull().default(""),
    fileName: text("file_name").notNull().default(""),
    sizeBytes: integer("size_bytes"),
    width: integer("width"),
    height: integer("height"),
    durationMs: integer("duration_ms"),
    sourceUrl: text("source_url"),
    fileKey: text("file_key"),
    state: attachmentState("state").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at"),
    failure: text("failure"),
  },
  (table) => [
    unique("attachments_position").on(table.messageId, table.position),
    index("attachments_due")
      .on(table.nextAttemptAt)
      .where(sql`${table.state} = 'waiting'`),
    // Before a stored file is deleted it is asked whether a message has it.
    index("attachments_file").on(table.fileKey).where(sql`${table.fileKey} is not null`),
  ],
);

/** One reaction per side of a message. A removal keeps the row without emoji, so that an older one can't return. */
export const reactions = pgTable(
  "reactions",
  {
    messageId: idOf("message_id")
      .notNull()
      .references(() => messages.id),
    by: messageDirection("by").notNull(),
    emoji: text("emoji"),
    at: moment("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.by] })],
);
