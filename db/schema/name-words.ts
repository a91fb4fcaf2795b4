import { sql } from "drizzle-orm";
import { index, pgTable, text } from "drizzle-orm/pg-core";

/**
 * Every word of a name or handle that some person or contact bears (kept by triggers): what a mistyped word may have
 * meant. A word may stand here twice: were it unique, whoever brings it would wait for others who do.
 */
export const nameWords = pgTable(
  "name_words",
  { word: text("word").notNull() },
  (table) => [
    index("name_words_word").on(table.word),
    index("name_words_near").using("gin", sql`near_keys(${table.word}, 5, 12)`),
  ],
);
