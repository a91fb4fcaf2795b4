import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text } from "drizzle-orm/pg-core";

/**
 * Every word of letters that was said in a message or a note, folded: what a mistyped word of a search may have meant.
 * Each stands here with one text that has it (`saidIn` is its table, `saidId` its id), and a trigger takes it away when
 * that text is edited, unsent or erased: nothing stands here that is said nowhere else.
 */
export const saidWords = pgTable(
  "said_words",
  {
    word: text("word").primaryKey(),
    saidIn: text("said_in").$type<"messages" | "notes">().notNull(),
    saidId: bigint("said_id", { mode: "number" }).notNull(),
  },
  (table) => [
    index("said_words_like").using("gin", table.word.op("gin_trgm_ops")),
    index("said_words_said").on(table.saidId),
    check("said_words_in", sql`${table.saidIn} in ('messages', 'notes')`),
  ],
);
