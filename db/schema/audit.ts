import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { idOf, moment, ownId } from "./columns";
import { staff } from "./staff";

/** Who did and who read what. Append-only by trigger; `details` never holds a secret. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: ownId(),
    at: moment("at").notNull().defaultNow(),
    staffId: idOf("staff_id").references(() => staff.id),
    action: text("action").notNull(),
    subject: text("subject"),
    subjectId: text("subject_id"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    address: text("address"),
  },
  (table) => [
    // The log is read by `id desc`, which is an ascending index read backwards and not one of `desc nulls last`.
    index("audit_at").on(table.at),
    index("audit_staff").on(table.staffId, table.id),
  ],
);
