import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import type { BesideRow } from "@/lib/dialogs/types";
import type { Wanted } from "./source";

type Found = { id: string; at: Date; author: string; text: string };

/**
 * Internal notes of a dialog as rows of its thread, at the moment when they were written.
 * @package
 */
export async function noteRows(
  _: Staff,
  dialogId: number,
  wanted: Wanted,
): Promise<BesideRow[]> {
  const { rows } = await db().execute<Found>(sql`
    select notes.id, notes.written_at as at, staff.name as author, notes.text
    from notes join staff on staff.id = notes.author_id
    where notes.dialog_id = ${dialogId}
      and ${wanted({ id: sql`notes.id`, at: sql`notes.written_at` })}
    order by notes.written_at, notes.id`);
  return rows.map(({ id, at, author, text }) => ({
    type: "note",
    id: `note-${id}`,
    version: 1,
    at: new Date(at).toISOString(),
    by: author,
    text,
  }));
}
