import { jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { credentials } from "./accounts";
import { idOf, ownId } from "./columns";

/**
 * A message template as its provider last told of it; the provider's list is the truth, this is its copy. It belongs to
 * the provider's account, which several senders may share. `samples` has a value for each variable, by its name.
 */
export const templates = pgTable(
  "templates",
  {
    id: ownId(),
    credentialId: idOf("credential_id")
      .notNull()
      .references(() => credentials.id, { onDelete: "cascade" }),
    externalId: text("external_id").notNull(),
    name: text("name").notNull(),
    language: text("language").notNull(),
    category: text("category").notNull(),
    body: text("body").notNull(),
    samples: jsonb("samples").$type<Record<string, string>>().notNull().default({}),
    approval: text("approval").notNull(),
    rejection: text("rejection").notNull().default(""),
  },
  (table) => [unique("templates_external").on(table.credentialId, table.externalId)],
);
