import { eq, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { people } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import { type ConflictingEdit, ok, type Result, refused } from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import { noteDialogs } from "./contacts/note-dialogs";
import { type FoundPerson, findPerson } from "./find-person";
import { contactsOf, recordsOf } from "./person-scope";

type Changed = Result<DialogChange[], "notFound"> | ConflictingEdit<{ remarks: string }>;

/** Turns a lead into a patient, by whom and when; their dialogs, messages and touches come along as they are. */
export const becomePatient = (staff: Staff, id: number): Promise<Changed> =>
  change(staff, id, "person.becamePatient", ({ kind }) =>
    kind === "patient"
      ? null
      : { kind: "patient", becamePatientAt: new Date(), becamePatientById: staff.id },
  );

/** Takes back that a lead became a patient. */
export const becomeLead = (staff: Staff, id: number): Promise<Changed> =>
  change(staff, id, "person.becameLead", ({ kind }) =>
    kind === "lead"
      ? null
      : { kind: "lead", becamePatientAt: null, becamePatientById: null },
  );

/**
 * Takes somebody out of the lists, with all their records; everything about them stays, and is found when archived people
 * are asked for, or in the inbox, where their dialogs stay.
 */
export const archivePerson = (staff: Staff, id: number): Promise<Changed> =>
  deed(staff, id, "person.archived", (rows, person) => archive(rows, person, new Date()));

/** Brings somebody back into the lists, with all their records. */
export const unarchivePerson = (staff: Staff, id: number): Promise<Changed> =>
  deed(staff, id, "person.restored", (rows, person) => archive(rows, person, null));

/** Where one of their records stayed, the lists would show them. Was there anything to change? */
async function archive(rows: Rows, { id }: FoundPerson, archivedAt: Date | null) {
  const { rowCount } = await rows
    .update(people)
    .set({ archivedAt })
    .where(
      sql`${people.id} in (${recordsOf(sql`${id}`)})
        and (${people.archivedAt} is null) = ${archivedAt !== null}`,
    );
  return (rowCount ?? 0) > 0;
}

/** What is typed as remarks, and over which it was typed. */
export type RemarksEdit = { remarks: string; seen: string };

/** Writes down what staff know about somebody, beside the fields; not over what somebody else wrote meanwhile. */
export const changeRemarks = (
  staff: Staff,
  id: number,
  { remarks, seen }: RemarksEdit,
): Promise<Changed> =>
  change(staff, id, "person.edited", (person) => {
    const present = { remarks: person.remarks.trim() };
    const edit = threeWayMerge({ seen: { remarks: seen }, present, typed: { remarks } });
    if (!edit.ok) return edit;
    return "remarks" in edit.value ? edit.value : null;
  });

function change(
  staff: Staff,
  id: number,
  action: string,
  to: (person: FoundPerson) => Partial<FoundPerson> | Refusal | null,
): Promise<Changed> {
  return deed(staff, id, action, async (rows, person) => {
    const changes = to(person);
    if (!changes) return false;
    if ("ok" in changes) return changes;
    await rows.update(people).set(changes).where(eq(people.id, person.id));
    return true;
  });
}

type Refusal = Extract<Changed, { ok: false }>;

/** Where nothing was to change, nothing is written, and it is well. */
async function deed(
  staff: Staff,
  id: number,
  action: string,
  work: (rows: Rows, person: FoundPerson) => Promise<boolean | Refusal>,
): Promise<Changed> {
  return db().transaction(async (rows) => {
    const person = await findPerson(rows, { scope: staff.scope, id, locked: true });
    if (!person) return refused("notFound");
    const worked = await work(rows, person);
    if (worked === false) return ok([]);
    if (worked !== true) return worked;
    await recordAudit(rows, {
      staffId: staff.id,
      action,
      subject: "person",
      subjectId: String(person.id),
    });
    return ok(await noteDialogs(rows, contactsOf(sql`${person.id}`)));
  });
}
