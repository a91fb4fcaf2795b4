import { sql } from "drizzle-orm";
import { index, pgTable, text } from "drizzle-orm/pg-core";

/**
 * Every word of a name or handle that some person or contact bears (kept by triggers): what a word with two slips may
 * have meant. A word may stand here twice: were it unique, whoever brings it would wait for others who do.
 */
export const nameWords = pgTable(
  "name_words",
  { word: text("word").notNull() },
  (table) => [
    index("name_words_word").on(table.word.op("text_pattern_ops")),
    index("name_words_end").using("gin", sql`end_keys(${table.word})`),
  ],
);

/**
 * How those words begin, of five letters to twelve, and the words that are shorter or longer (kept by a trigger): what a
 * word with one slip may have meant, that is still being typed or not. A beginning that thousands of names share stands
 * here once.
 */
export const nameBeginnings = pgTable(
  "name_beginnings",
  { beginning: text("beginning").notNull() },
  (table) => [
    index("name_beginnings_beginning").on(table.beginning),
    index("name_beginnings_near").using("gin", sql`near_keys(${table.beginning})`),
  ],
);
