import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { idOf, moment, ownId } from "./columns";
import { contacts } from "./contacts";
import { dialogs } from "./dialogs";
import { messageKind } from "./message-words";
import { staff } from "./staff";

/**
 * A file that a member of staff has attached to a reply in the making. The browser tells its name, type and size;
 * what was found in the stored bytes stands beside `fileKey`: from then on it belongs to what its writer has begun in
 * the dialog. The row goes when a message takes the file over.
 */
export const uploads = pgTable(
  "uploads",
  {
    id: ownId(),
    staffId: idOf("staff_id")
      .notNull()
      .references(() => staff.id),
    dialogId: idOf("dialog_id")
      .notNull()
      .references(() => dialogs.id),
    fileName: text("file_name").notNull(),
    kind: messageKind("kind").notNull(),
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    fileKey: text("file_key"),
    width: integer("width"),
    height: integer("height"),
    durationMs: integer("duration_ms"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("uploads_age").on(table.createdAt),
    index("uploads_waiting").on(table.staffId, table.dialogId),
  ],
);

/** A stored file that nothing refers to any more. Noted in the transaction that let go of it, removed afterwards. */
export const fileRemovals = pgTable(
  "file_removals",
  {
    fileKey: text("file_key").primaryKey(),
    attempts: smallint("attempts").notNull().default(0),
    dueAt: moment("due_at").notNull().defaultNow(),
  },
  (table) => [index("file_removals_due").on(table.dueAt)],
);

/**
 * The profile picture of a contact, or of one of the clinic's accounts. `sourceUrl` is the provider's link, which
 * lives for days; from `dueAt` on it is to be fetched. `fileKey` is the picture as it was fetched last.
 */
export const pictures = pgTable(
  "pictures",
  {
    id: ownId(),
    contactId: idOf("contact_id").references(() => contacts.id),
    accountId: idOf("account_id").references(() => accounts.id),
    sourceUrl: text("source_url").notNull(),
    fileKey: text("file_key"),
    contentType: text("content_type").notNull().default(""),
    attempts: smallint("attempts").notNull().default(0),
    dueAt: moment("due_at"),
  },
  (table) => [
    unique("pictures_contact").on(table.contactId),
    unique("pictures_account").on(table.accountId),
    check(
      "pictures_of_one",
      sql`(${table.contactId} is null) <> (${table.accountId} is null)`,
    ),
    index("pictures_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index("pictures_file").on(table.fileKey).where(sql`${table.fileKey} is not null`),
  ],
);
