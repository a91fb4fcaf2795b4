import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogHit, DialogHits } from "@/lib/dialogs/types/search";
import { visibleDialog } from "@/lib/dialogs/visible";
import { spansOf } from "@/lib/words/marks";
import { inSearchQueue } from "@/lib/words/search-queue";
import { patternsOf, wordsOf } from "@/lib/words/words";
import { typoCorrections, unsaidOf } from "./typo-corrections";
import { inOneWay, type Ways } from "./word-sources";

/** More than these nobody goes through one by one. */
const most = 500;

/**
 * The messages of a dialog in which the words of a search stand, the newest 500, oldest first, and the messages beside
 * which such notes stand; a typo is forgiven where none has the very words. Null if the dialog may not be seen. Two
 * statements, four where there are none. @throws TooMany as a search does.
 */
export function searchDialog(
  staff: Staff,
  asked: { id: number; q: string },
): Promise<DialogHits | null> {
  return inSearchQueue(staff.id, () => findIn(staff, asked));
}

async function findIn(
  staff: Staff,
  { id, q }: { id: number; q: string },
): Promise<DialogHits | null> {
  if (!(await visibleDialog(staff, id))) return null;
  const words = wordsOf(q);
  if (words.length === 0) return { hits: [] };
  const exact = await saidIn(id, [words]);
  if (exact.length > 0) return { hits: hitsOf(exact, words) };
  const ways = await typoCorrections(words, await unsaidOf(words));
  return { hits: hitsOf(await saidIn(id, ways), ways.flat()) };
}

/** What was said in a dialog with all the words of one way or of another. */
async function saidIn(id: number, ways: Ways): Promise<Said[]> {
  if (ways.length === 0) return [];
  const { rows } = await db().execute<Said>(sql`
    select id, text, note_id, note from (
      select m.id, m.text, m.at, m.order_key, null as note_id, null as note from messages m
      where m.dialog_id = ${id} and ${having(sql`m.search_text`, ways)}
      union all
      select m.id, m.text, m.at, m.order_key, n.id, n.text from notes n
      left join lateral (
        select * from messages m where m.dialog_id = n.dialog_id
        order by m.at > n.written_at, abs(extract(epoch from m.at - n.written_at)) limit 1
      ) m on true
      where n.dialog_id = ${id} and ${having(sql`n.search_text`, ways)}
    ) found order by at desc, order_key desc limit ${most}`);
  return rows.reverse();
}

/** A message with the words, or one beside which a note has them; once for each. Notes may stand in a dialog alone. */
type Said = ({ id: string; text: string } | { id: null; text: null }) &
  ({ note_id: string; note: string } | { note_id: null });

function hitsOf(found: Said[], words: readonly string[]): DialogHit[] {
  const hits = new Map<string | null, DialogHit>();
  for (const said of found) {
    const { id, text } = said;
    const hit = hits.get(id) ?? {
      messageId: id === null ? null : Number(id),
      marks: spansOf(text ?? "", words),
      notes: [],
    };
    hits.set(id, hit);
    if (said.note_id !== null)
      hit.notes.push({ id: Number(said.note_id), marks: spansOf(said.note, words) });
  }
  return [...hits.values()];
}

/** As many conditions as words: the dialog's own index has few rows left to look at. */
const having = (column: SQL, ways: Ways): SQL =>
  inOneWay(ways.map(patternsOf), (pattern) => sql`${column} like ${pattern}`);
