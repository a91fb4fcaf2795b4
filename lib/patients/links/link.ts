import { inArray, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { contactPeople, people } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import {
  contactOfDialog,
  currentLinks,
  type Link,
  recordsBehind,
} from "@/lib/patients/contacts/contact-of-dialog";
import { noteDialogs } from "@/lib/patients/contacts/note-dialogs";
import { findPerson } from "@/lib/patients/find-person";
import { holdPeople } from "@/lib/patients/hold-people";
import { recordsOf } from "@/lib/patients/person-scope";
import type { Linking } from "@/lib/patients/types/behind";
import { ok, type Result, refused } from "@/lib/result";

/**
 * Puts somebody who is on the books behind the contact of a dialog. A lead that only this contact had made turns out
 * to be that person and is merged into them, so that what was noted about it comes along; that can be undone. Nothing
 * moves, and linking twice changes nothing. Answers with what screens are to be told.
 */
export async function linkContact(
  staff: Staff,
  { dialogId, personId, place }: Linking,
): Promise<Result<DialogChange[], "notFound">> {
  return db().transaction(async (rows) => {
    const { scope } = staff;
    await holdPeople(
      rows,
      sql`${recordsOf(sql`${personId}`)} union ${recordsBehind(dialogId)}`,
    );
    const person = await findPerson(rows, { scope, id: personId, locked: true });
    const contactId = person && (await contactOfDialog(rows, { scope, dialogId }));
    if (!contactId) return refused("notFound");
    return ok(await link(rows, { staff, contactId, personId: person.id, place }));
  });
}

/** The same inside a transaction, of a locked contact, those behind it held before, and somebody who may be seen. */
export async function link(
  rows: Rows,
  asked: { staff: Staff; contactId: number; personId: number; place: Linking["place"] },
): Promise<DialogChange[]> {
  const { staff, contactId, personId, place } = asked;
  const links = await currentLinks(rows, contactId);
  const others =
    place === "instead" ? links.filter((each) => each.personId !== personId) : [];
  const isThere = links.some((each) => each.personId === personId);
  if (isThere && others.length === 0) return [];
  const merged = isThere ? [] : await mergeSpareLeads(rows, others, personId);
  const ended = others.filter(({ recordId }) => !merged.includes(recordId));
  await endLinks(rows, ended, staff.id);
  if (!isThere && merged.length === 0) {
    await rows
      .insert(contactPeople)
      .values({ contactId, personId, linkedById: staff.id });
  }
  await recordAudit(rows, {
    staffId: staff.id,
    action: "contact.linked",
    subject: "person",
    subjectId: String(personId),
    details: { contactId, merged, ended: ended.map((each) => each.personId) },
  });
  return noteDialogs(rows, sql`${contactId}`);
}

/** @package Ends links; who was behind the contact until now stays written down. */
export async function endLinks(rows: Rows, links: Link[], by: number): Promise<void> {
  if (links.length === 0) return;
  await rows
    .update(contactPeople)
    .set({ unlinkedAt: new Date(), unlinkedById: by })
    .where(
      inArray(
        contactPeople.id,
        links.map(({ id }) => id),
      ),
    );
}

/** Leads that have no contact but this one, and no records of their own beneath them; answers with their ids. */
async function mergeSpareLeads(
  rows: Rows,
  links: Link[],
  personId: number,
): Promise<number[]> {
  if (links.length === 0) return [];
  const merged = await rows
    .update(people)
    .set({ mergedIntoId: personId })
    .where(
      sql`${inArray(
        people.id,
        links.map(({ recordId }) => recordId),
      )} and ${people.kind} = 'lead' and ${people.mergedIntoId} is null
      and not exists (select from people beneath where beneath.merged_into_id = ${people.id})
      and (select count(*) from contact_people other
        where other.person_id = ${people.id} and other.unlinked_at is null) = 1`,
    )
    .returning({ id: people.id });
  return merged.map(({ id }) => id);
}
