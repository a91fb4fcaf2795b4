import { sql } from "drizzle-orm";
import { isoOf } from "@/db/iso-of";
import type { BesideSource } from "./source";

type Found = {
  id: number;
  at: string;
  author_id: number;
  author: string;
  text: string;
  withdrawn: boolean;
};

/**
 * Internal notes of a dialog as rows of its thread, at the moment when they were written.
 * @package
 */
export const noteRows: BesideSource<Found> = {
  ask: ({ dialogId, wanted }) => sql`
    select notes.id, notes.written_at as at, notes.author_id, staff.name as author, notes.text,
      notes.withdrawn_at is not null as withdrawn
    from notes join staff on staff.id = notes.author_id
    where notes.dialog_id = ${dialogId}
      and ${wanted({ id: sql`notes.id`, at: sql`notes.written_at` })}
    order by notes.written_at, notes.id`,
  asRow: ({ id, at, author_id: byId, author, text, withdrawn }) => ({
    type: "note",
    id: `note-${id}`,
    noteId: id,
    version: withdrawn ? 2 : 1,
    at: isoOf(at),
    by: author,
    byId,
    text,
    withdrawn,
  }),
};
