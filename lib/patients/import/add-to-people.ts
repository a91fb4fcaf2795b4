import { eq, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { people, personPhones } from "@/db/schema";
import type { DialogChange } from "@/lib/live/publish";
import type { CheckedPerson } from "@/lib/patients/check-person";
import { noteDialogs } from "@/lib/patients/contacts/note-dialogs";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { contactsOf } from "@/lib/patients/person-scope";
import { phoneKey } from "@/lib/patients/phone";
import type { KnownPerson } from "./known-people";

type Addition = { into: KnownPerson; person: CheckedPerson };

/**
 * Adds to people what was empty about them: phones that they did not have, a date of birth, an e-mail, remarks; a lead
 * becomes a patient, and who was archived is in the lists again. What staff wrote is never replaced. Answers with the
 * ids of those about whom something is new.
 */
export async function addToPeople(
  rows: Rows,
  by: number,
  additions: Addition[],
): Promise<{ updated: number[]; changed: DialogChange[] }> {
  const updated = new Set<number>();
  for (const { into, person } of additions) {
    const words = newWords(into, person, by);
    const phones = person.phones.filter(
      (phone) => !into.phoneKeys.includes(phoneKey(phone)),
    );
    if (Object.keys(words).length === 0 && phones.length === 0) continue;
    await addPhones(rows, into, phones);
    if (Object.keys(words).length > 0) {
      await rows.update(people).set(words).where(eq(people.id, into.id));
    }
    updated.add(into.id);
  }
  const ids = [...updated];
  const theirs = contactsOf(sql`any(${sql.param(ids)}::bigint[])`);
  return { updated: ids, changed: await noteDialogs(rows, theirs) };
}

function newWords(into: KnownPerson, person: CheckedPerson, by: number) {
  const isLead = into.kind === "lead";
  return {
    ...(!into.bornOn && person.bornOn && { bornOn: person.bornOn }),
    ...(!into.email && person.email && { email: person.email }),
    ...(!into.remarks && person.remarks && { remarks: person.remarks }),
    ...(into.isArchived && { archivedAt: null }),
    ...(isLead && {
      kind: "patient" as const,
      becamePatientAt: new Date(),
      becamePatientById: by,
    }),
  };
}

async function addPhones(rows: Rows, into: KnownPerson, phones: string[]): Promise<void> {
  if (phones.length === 0) return;
  const values = phones.map((phone) => ({ personId: into.id, phone }));
  await rows.insert(personPhones).values(values).onConflictDoNothing();
  const kept = await rows
    .select({ phone: personPhones.phone })
    .from(personPhones)
    .where(eq(personPhones.personId, into.id));
  const all = kept.map(({ phone }) => phone);
  await rows
    .update(people)
    .set({ searchText: searchTextOf([into.name], all) })
    .where(eq(people.id, into.id));
}
