import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  date,
  index,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { idOf, moment, ownId } from "./columns";
import { contacts } from "./contacts";
import { staff } from "./staff";

export const personKind = pgEnum("person_kind", ["lead", "patient"]);

/**
 * Someone on the clinic's books. Merging sets `mergedIntoId` and moves nothing, so undo only clears it. A record that
 * others were merged into is never merged itself (trigger), so the person is one step away; they are archived where all
 * of their records are.
 * `searchText` is the folded name with the phones, kept by `lib/patients`.
 */
export const people = pgTable(
  "people",
  {
    id: ownId(),
    /** Made by the form or the import that added them: however often it is sent, they are added once. */
    clientId: uuid("client_id").unique(),
    kind: personKind("kind").notNull().default("lead"),
    name: text("name").notNull(),
    searchText: text("search_text").notNull().default(""),
    bornOn: date("born_on"),
    email: text("email").notNull().default(""),
    remarks: text("remarks").notNull().default(""),
    mergedIntoId: idOf("merged_into_id").references((): AnyPgColumn => people.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    becamePatientAt: moment("became_patient_at"),
    becamePatientById: idOf("became_patient_by_id").references(() => staff.id),
    archivedAt: moment("archived_at"),
  },
  (table) => [
    index("people_search").using("gin", table.searchText.op("gin_trgm_ops")),
    index("people_merged").on(table.mergedIntoId),
    index("people_born").on(table.bornOn).where(sql`${table.bornOn} is not null`),
    // Of names and addresses as they come, which may be longer than a key of a tree.
    index("people_name").using("hash", sql`lower(${table.name})`),
    index("people_email")
      .using("hash", sql`lower(${table.email})`)
      .where(sql`${table.email} <> ''`),
  ],
);

/** A person's phone numbers, E.164. Several people may share one. */
export const personPhones = pgTable(
  "person_phones",
  {
    id: ownId(),
    personId: idOf("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    phone: text("phone").notNull(),
  },
  (table) => [
    unique("person_phones_once").on(table.personId, table.phone),
    index("person_phones_phone").on(table.phone),
  ],
);

/** Who is (or may be) behind a contact, dated: a link ends, it is never erased. */
export const contactPeople = pgTable(
  "contact_people",
  {
    id: ownId(),
    contactId: idOf("contact_id")
      .notNull()
      .references(() => contacts.id),
    personId: idOf("person_id")
      .notNull()
      .references(() => people.id),
    linkedAt: moment("linked_at").notNull().defaultNow(),
    linkedById: idOf("linked_by_id").references(() => staff.id),
    unlinkedAt: moment("unlinked_at"),
    unlinkedById: idOf("unlinked_by_id").references(() => staff.id),
  },
  (table) => [
    uniqueIndex("contact_people_current")
      .on(table.contactId, table.personId)
      .where(sql`${table.unlinkedAt} is null`),
    index("contact_people_person").on(table.personId),
    // Behind whom nobody is at present, is one of few.
    index("contact_people_ended")
      .on(table.contactId)
      .where(sql`${table.unlinkedAt} is not null`),
  ],
);
