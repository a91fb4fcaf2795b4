import { and, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Rows } from "@/db";
import { contactPeople, dialogs, people } from "@/db/schema";
import type { DialogPerson } from "@/lib/dialogs/types";

/**
 * Who is, or may be, behind the contact of a dialog, in the order in which they were linked. Merged records count as
 * the person that they were merged into. Ask it of dialogs that may be seen.
 */
export async function peopleBehind(
  dialogId: number,
  rows: Rows = db(),
): Promise<DialogPerson[]> {
  const record = alias(people, "record");
  return rows
    .select({
      id: people.id,
      kind: people.kind,
      name: people.name,
      bornOn: people.bornOn,
    })
    .from(dialogs)
    .innerJoin(contactPeople, eq(contactPeople.contactId, dialogs.contactId))
    .innerJoin(record, eq(record.id, contactPeople.personId))
    .innerJoin(people, eq(people.id, sql`coalesce(${record.mergedIntoId}, ${record.id})`))
    .where(and(eq(dialogs.id, dialogId), isNull(contactPeople.unlinkedAt)))
    .groupBy(people.id)
    .orderBy(sql`min(${contactPeople.id})`);
}
