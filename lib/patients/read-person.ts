import { asc, eq, inArray, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { people, personPhones, staff as staffTable } from "@/db/schema";
import { noteReading } from "@/lib/audit/note-reading";
import type { Staff } from "@/lib/auth/current-staff";
import { clinicCountry } from "./clinic-country";
import { type FoundPerson, findPerson } from "./find-person";
import { knownTogether } from "./known-together";
import { personContacts } from "./links/person-contacts";
import { nationalPhone, type PhoneCountry, withoutRepeats } from "./phone";
import type { Person, ShownPhone } from "./types/person";

/**
 * Everything about somebody whom a member of staff may see, in the accounts that they may see; null otherwise. Of a
 * merged record it is the person that it belongs to. Reading is written down.
 */
export async function readPerson(staff: Staff, id: number): Promise<Person | null> {
  const found = await findPerson(db(), { scope: staff.scope, id });
  if (!found) return null;
  await noteReading(staff.id, "person", found.id);
  const country = await clinicCountry();
  const [records, convertedBy, contacts] = await Promise.all([
    readRecords(found.id),
    nameOf(found.becamePatientById),
    personContacts({ scope: staff.scope, personId: found.id, country }),
  ]);
  const { bornOn, email } = knownTogether(records);
  const phones = await readPhones(records.map((record) => record.id));
  const shown = (of: typeof phones) => of.map(({ phone }) => shownPhone(phone, country));
  return {
    ...asPerson(found),
    archived: records.every(({ archivedAt }) => archivedAt !== null),
    bornOn,
    email,
    becamePatientBy: convertedBy,
    phones: shown(withoutRepeats(phones)),
    ownPhones: shown(phones.filter(({ personId }) => personId === found.id)),
    contacts,
    merged: records
      .filter((record) => record.id !== found.id)
      .map((record) => ({
        id: record.id,
        kind: record.kind,
        name: record.name,
        remarks: record.remarks,
      })),
  };
}

const asPerson = (found: FoundPerson) => ({
  id: found.id,
  kind: found.kind,
  name: found.name,
  remarks: found.remarks,
  createdAt: found.createdAt.toISOString(),
  becamePatientAt: found.becamePatientAt?.toISOString() ?? null,
});

/** The record that stands for all comes first. */
const readRecords = (personId: number) =>
  db()
    .select()
    .from(people)
    .where(or(eq(people.id, personId), eq(people.mergedIntoId, personId)))
    .orderBy(sql`${people.mergedIntoId} is not null`, asc(people.id));

async function nameOf(staffId: number | null): Promise<string | null> {
  if (staffId === null) return null;
  const [member] = await db()
    .select({ name: staffTable.name })
    .from(staffTable)
    .where(eq(staffTable.id, staffId));
  return member?.name ?? null;
}

const readPhones = (recordIds: number[]) =>
  db()
    .select()
    .from(personPhones)
    .where(inArray(personPhones.personId, recordIds))
    .orderBy(personPhones.id);

const shownPhone = (e164: string, country: PhoneCountry): ShownPhone => ({
  e164,
  shown: nationalPhone(e164, country),
});
