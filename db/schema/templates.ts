import { jsonb, pgTable, smallint, text, unique } from "drizzle-orm/pg-core";
import { credentials } from "./accounts";
import { idOf, ownId } from "./columns";

/**
 * A message template as its provider last told of it; the provider's list is the truth, this is its copy. It belongs to
 * the provider's account, which several senders may share. `extras` is what it says and leads to besides its body, a
 * line each, the first of which (`above`) stand above it; `samples` has a value for each variable of either, by its
 * name.
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
    extras: text("extras").array().notNull().default([]),
    above: smallint("above").notNull().default(0),
    samples: jsonb("samples").$type<Record<string, string>>().notNull().default({}),
    approval: text("approval").notNull(),
    rejection: text("rejection").notNull().default(""),
  },
  (table) => [unique("templates_external").on(table.credentialId, table.externalId)],
);
