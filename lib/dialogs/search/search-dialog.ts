import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogHits } from "@/lib/dialogs/types/search";
import { visibleDialog } from "@/lib/dialogs/visible";
import { inSearchTurn } from "@/lib/patients/find/in-search-turn";
import { spansOf } from "@/lib/patients/find/marks";
import { patternsOf, wordsOf } from "@/lib/patients/find/words";

/** More than these nobody goes through one by one. */
const most = 500;

/**
 * The messages of a dialog in which the words of a search stand, the newest 500, oldest first, and the messages beside
 * which such notes stand. Null if the dialog may not be seen. Two statements. @throws TooMany as a search does.
 */
export function searchDialog(
  staff: Staff,
  asked: { id: number; q: string },
): Promise<DialogHits | null> {
  return inSearchTurn(staff.id, () => findIn(staff, asked));
}

async function findIn(
  staff: Staff,
  { id, q }: { id: number; q: string },
): Promise<DialogHits | null> {
  if (!(await visibleDialog(staff, id))) return null;
  const words = wordsOf(q);
  if (words.length === 0) return { hits: [] };
  const { rows } = await db().execute<{ id: string; text: string }>(sql`
    select id, text from (
      select m.id, m.text, m.at, m.order_key from messages m
      where m.dialog_id = ${id} and ${having(sql`m.search_text`, words)}
      union
      select m.id, m.text, m.at, m.order_key from notes n
      join lateral (
        select * from messages m where m.dialog_id = n.dialog_id
        order by m.at > n.written_at, abs(extract(epoch from m.at - n.written_at)) limit 1
      ) m on true
      where n.dialog_id = ${id} and ${having(sql`n.search_text`, words)}
    ) found order by at desc, order_key desc limit ${most}`);
  return {
    hits: rows
      .reverse()
      .map((row) => ({ messageId: Number(row.id), marks: spansOf(row.text, words) })),
  };
}

/** As many conditions as words: the dialog's own index has few rows left to look at. */
const having = (column: SQL, words: readonly string[]): SQL =>
  sql.join(
    patternsOf(words).map((pattern) => sql`${column} like ${pattern}`),
    sql` and `,
  );
