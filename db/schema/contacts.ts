import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { idOf, moment, ownId } from "./columns";

export const identityKind = pgEnum("identity_kind", ["phone", "userId", "igsid"]);

/**
 * The other end as one account knows it. `name` is what the channel told; null when it told none. From
 * `profileDueAt` on the channel is to be asked who this is; null when there is nothing to ask.
 *
 * Most are called as the lead that was made with them: `calledAsPerson` says that somebody who is behind the contact
 * has the same `searchText`, and the same name where the contact has one: who looks for people finds these without
 * looking among contacts, and the list need not look up who is behind them. It is said when a contact is made, and taken
 * back for good as soon as one of the two is called otherwise, that record is merged or the link ends (triggers).
 */
export const contacts = pgTable(
  "contacts",
  {
    id: ownId(),
    accountId: idOf("account_id")
      .notNull()
      .references(() => accounts.id),
    name: text("name"),
    handle: text("handle"),
    searchText: text("search_text").notNull().default(""),
    calledAsPerson: boolean("called_as_person").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    stoppedAt: moment("stopped_at"),
    blockedAt: moment("blocked_at"),
    profileDueAt: moment("profile_due_at"),
    profileAttempts: integer("profile_attempts").notNull().default(0),
  },
  (table) => [
    unique("contacts_of_account").on(table.id, table.accountId),
    index("contacts_search")
      .using("gin", table.searchText.op("gin_trgm_ops"))
      .where(sql`not ${table.calledAsPerson}`),
    index("contacts_profile_due")
      .on(table.profileDueAt)
      .where(sql`${table.profileDueAt} is not null`),
  ],
);

/**
 * How a channel addresses a contact: a phone (`+447700900123`), a WhatsApp user id (`GB.1455…`) or an
 * Instagram-scoped id. A value is current for one contact of an account at a time; a phone that comes with
 * another user id passes to a new contact, and the old row gets `endedAt`.
 */
export const identities = pgTable(
  "identities",
  {
    id: ownId(),
    contactId: idOf("contact_id").notNull(),
    accountId: idOf("account_id").notNull(),
    kind: identityKind("kind").notNull(),
    value: text("value").notNull(),
    startedAt: moment("started_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    unique("identities_of_contact").on(table.id, table.contactId, table.accountId),
    uniqueIndex("identities_current")
      .on(table.accountId, table.kind, table.value)
      .where(sql`${table.endedAt} is null`),
    index("identities_contact").on(table.contactId),
    // Numbers that passed on are few.
    index("identities_former").on(table.value).where(sql`${table.endedAt} is not null`),
    foreignKey({
      name: "identities_contact_of_account",
      columns: [table.contactId, table.accountId],
      foreignColumns: [contacts.id, contacts.accountId],
    }),
  ],
);
