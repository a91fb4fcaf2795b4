import { eq, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { people, personPhones } from "@/db/schema";
import type { DialogChange } from "@/lib/live/publish";
import { noteDialogs } from "@/lib/patients/contacts/note-dialogs";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { contactsOf } from "@/lib/patients/person-scope";
import { addedBy } from "./added-by";
import type { KnownPerson } from "./known-people";
import type { PersonInFile } from "./read-line";

type Addition = { into: KnownPerson; person: PersonInFile };

/**
 * Adds to people what {@link addedBy} finds new about them; what staff wrote is never replaced. Answers with the ids of
 * those about whom something is.
 */
export async function addToPeople(
  rows: Rows,
  by: number,
  additions: Addition[],
): Promise<{ updated: number[]; changed: DialogChange[] }> {
  const updated = new Set<number>();
  for (const { into, person } of additions) {
    const added = addedBy(person, into);
    if (!added) continue;
    await addPhones(rows, into, added.phones);
    await addWords(rows, by, into, added.words);
    updated.add(into.id);
  }
  const ids = [...updated];
  const theirs = contactsOf(sql`any(${sql.param(ids)}::bigint[])`);
  return { updated: ids, changed: await noteDialogs(rows, theirs) };
}

type Words = NonNullable<ReturnType<typeof addedBy>>["words"];

async function addWords(rows: Rows, by: number, into: KnownPerson, words: Words) {
  if (Object.keys(words).length === 0) return;
  const becomesPatient = words.kind && {
    becamePatientAt: new Date(),
    becamePatientById: by,
  };
  await rows
    .update(people)
    .set({ ...words, ...becomesPatient })
    .where(eq(people.id, into.id));
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
