import { eq, inArray, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { people, personPhones } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import type { CheckedPerson } from "@/lib/patients/check-person";
import { knownTogether } from "@/lib/patients/known-together";
import { personInScope } from "@/lib/patients/person-scope";
import { phoneForms, phoneKey } from "@/lib/patients/phone";
import type { PersonKind } from "@/lib/patients/types";
import { nameKey } from "./names";

/** Somebody who is on the books, with all their phones' keys. `mergedIds` are the records that were merged into theirs. */
export type KnownPerson = {
  id: number;
  mergedIds: number[];
  kind: PersonKind;
  name: string;
  nameKey: string;
  bornOn: string | null;
  email: string;
  remarks: string;
  phoneKeys: string[];
  isArchived: boolean;
};

/**
 * Everybody whom one may see that any of these could be: they share a phone, a date of birth, an e-mail or the whole
 * name. Merged records count as whom they belong to, with what they say. Three statements, however many are asked about.
 * `locked` keeps them as they are until the transaction ends: what is empty about them is not filled by a colleague meanwhile.
 */
export async function knownPeople(
  rows: Rows,
  { scope, locked = false }: { scope: AccountScope; locked?: boolean },
  asked: CheckedPerson[],
): Promise<KnownPerson[]> {
  const forms = asked.flatMap(({ phones }) => phones.flatMap(phoneForms));
  const births = asked.flatMap(({ bornOn }) => bornOn ?? []);
  const emails = asked.flatMap(({ email }) => (email ? [email.toLowerCase()] : []));
  const names = asked.map(({ name }) => name.toLowerCase());
  const known = rows
    .select()
    .from(people)
    .where(
      sql`${people.mergedIntoId} is null and ${personInScope(scope, people.id)} and ${people.id} in (
        select coalesce(r.merged_into_id, r.id) from person_phones p join people r on r.id = p.person_id
        where p.phone = any(${sql.param(forms)}::text[])
        union
        select coalesce(r.merged_into_id, r.id) from people r
        where r.born_on = any(${sql.param(births)}::date[])
          or (r.email <> '' and lower(r.email) = any(${sql.param(emails)}::text[]))
          or lower(r.name) = any(${sql.param(names)}::text[]))`,
    )
    .orderBy(people.id);
  const found = locked ? await known.for("no key update") : await known;
  const ids = found.map(({ id }) => id);
  const phones = await phonesBy(rows, ids);
  const merged = await mergedInto(rows, ids);
  return found.map((person) => {
    const { id, kind, name, remarks } = person;
    const beneath = merged.filter(({ mergedIntoId }) => mergedIntoId === id);
    const { bornOn, email } = knownTogether([person, ...beneath]);
    return {
      id,
      mergedIds: beneath.map((each) => each.id),
      kind,
      name,
      nameKey: nameKey(name),
      bornOn,
      email,
      remarks,
      phoneKeys: phones.get(id) ?? [],
      isArchived: person.archivedAt !== null,
    };
  });
}

const mergedInto = async (rows: Rows, ids: number[]) =>
  rows.select().from(people).where(inArray(people.mergedIntoId, ids)).orderBy(people.id);

async function phonesBy(rows: Rows, ids: number[]): Promise<Map<number, string[]>> {
  if (ids.length === 0) return new Map();
  const own = sql<number>`coalesce(${people.mergedIntoId}, ${people.id})`.mapWith(Number);
  const found = await rows
    .select({ personId: own, phone: personPhones.phone })
    .from(personPhones)
    .innerJoin(people, eq(people.id, personPhones.personId))
    .where(inArray(sql`coalesce(${people.mergedIntoId}, ${people.id})`, ids));
  const keys = new Map<number, string[]>();
  for (const { personId, phone } of found) {
    keys.set(personId, [...(keys.get(personId) ?? []), phoneKey(phone)]);
  }
  return keys;
}
