import { type SQL, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { together } from "@/db/prepared";
import { bornOnTogether } from "@/lib/patients/known-together";
import type { DialogPerson } from "@/lib/patients/types/behind";

type Behind = Omit<DialogPerson, "id"> & { id: number | string };

/**
 * Who is, or may be, behind the contact of a dialog, in the order in which they were linked. Merged records count as
 * the person that they were merged into. Ask it of dialogs that may be seen.
 */
export async function peopleBehind(
  dialogId: number,
  rows: Rows = db(),
): Promise<DialogPerson[]> {
  const { behind } = await together({ behind: behindQuery(dialogId) }, rows);
  return behind.map(asBehind);
}

/** The question of {@link peopleBehind}, to be asked together with others, and read by {@link asBehind}. */
export const behindQuery = (dialogId: number): SQL<Behind> => sql`
  select p.id, p.kind, p.name, ${bornOnTogether("p")} as "bornOn" from dialogs d
  join contact_people l on l.contact_id = d.contact_id and l.unlinked_at is null
  join people record on record.id = l.person_id
  join people p on p.id = coalesce(record.merged_into_id, record.id)
  where d.id = ${dialogId} group by p.id order by min(l.id)`;

/** One of those behind a contact. */
export const asBehind = (found: Behind): DialogPerson => ({
  ...found,
  id: Number(found.id),
});
