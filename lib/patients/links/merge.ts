import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { people } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import { noteDialogs } from "@/lib/patients/contacts/note-dialogs";
import { findPerson } from "@/lib/patients/find-person";
import { holdPeople } from "@/lib/patients/hold-people";
import { contactsOf, recordsOf } from "@/lib/patients/person-scope";
import { ok, type Result, refused } from "@/lib/result";

/**
 * Shows two records as one person: `keptId` stays, `otherId` leads to it. Nothing is moved, so {@link undoMerge}
 * separates them again as they were; who was archived is in the lists with somebody who is in them. Merging twice changes
 * nothing. Refused are one and the same person, and an `other` that stands for merged records itself. Answers with what
 * screens are to be told.
 */
export async function mergePeople(
  staff: Staff,
  { keptId, otherId }: { keptId: number; otherId: number },
): Promise<Result<DialogChange[], "notFound" | "samePerson" | "separateFirst">> {
  return db().transaction(async (rows) => {
    await holdPeople(
      rows,
      sql`${recordsOf(sql`${keptId}`)} union ${recordsOf(sql`${otherId}`)}`,
    );
    const held = { scope: staff.scope, locked: true };
    const kept = await findPerson(rows, { ...held, id: keptId });
    const other = await findPerson(rows, { ...held, id: otherId });
    if (!kept || !other) return refused("notFound");
    if (kept.id === other.id)
      return kept.id === keptId && otherId !== keptId ? ok([]) : refused("samePerson");
    const beneath = await rows.$count(people, eq(people.mergedIntoId, other.id));
    if (beneath > 0) return refused("separateFirst");
    await rows
      .update(people)
      .set({ mergedIntoId: kept.id })
      .where(eq(people.id, other.id));
    await recordAudit(rows, auditOf(staff, "person.merged", kept.id, other.id));
    return ok(await noteDialogs(rows, contactsOf(sql`${kept.id}`)));
  });
}

/**
 * Separates a merged record again, with all that it brought; what was added to the person since stays with them.
 * A record that is not merged stays as it is. Answers with what screens are to be told.
 */
export async function undoMerge(
  staff: Staff,
  recordId: number,
): Promise<Result<DialogChange[], "notFound">> {
  return db().transaction(async (rows) => {
    const kept = await findPerson(rows, {
      scope: staff.scope,
      id: recordId,
      locked: true,
    });
    if (!kept) return refused("notFound");
    if (kept.id === recordId) return ok([]);
    await rows
      .update(people)
      .set({ mergedIntoId: null })
      .where(and(eq(people.id, recordId), eq(people.mergedIntoId, kept.id)));
    await recordAudit(rows, auditOf(staff, "person.separated", kept.id, recordId));
    const parted = [kept.id, recordId].map((id) => contactsOf(sql`${id}`));
    return ok(await noteDialogs(rows, sql.join(parted, sql` union `)));
  });
}

const auditOf = (staff: Staff, action: string, keptId: number, otherId: number) => ({
  staffId: staff.id,
  action,
  subject: "person",
  subjectId: String(keptId),
  details: { other: otherId },
});
