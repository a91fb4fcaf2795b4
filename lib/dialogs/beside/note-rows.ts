import { sql } from "drizzle-orm";
import type { BesideSource } from "./source";

type Found = { id: number; at: string; author: string; text: string };

/**
 * Internal notes of a dialog as rows of its thread, at the moment when they were written.
 * @package
 */
export const noteRows: BesideSource<Found> = {
  ask: ({ dialogId, wanted }) => sql`
    select notes.id, notes.written_at as at, staff.name as author, notes.text
    from notes join staff on staff.id = notes.author_id
    where notes.dialog_id = ${dialogId}
      and ${wanted({ id: sql`notes.id`, at: sql`notes.written_at` })}
    order by notes.written_at, notes.id`,
  asRow: ({ id, at, author, text }) => ({
    type: "note",
    id: `note-${id}`,
    version: 1,
    at: new Date(at).toISOString(),
    by: author,
    text,
  }),
};
