import type { Rows } from "@/db";
import type { AccountScope } from "@/lib/auth/scope";
import type { CheckedPerson } from "@/lib/patients/check-person";
import { type KnownPerson, knownPeople } from "@/lib/patients/import/known-people";
import { nameKey } from "@/lib/patients/import/names";
import { phoneKey } from "@/lib/patients/phone";
import type { Alike } from "@/lib/patients/types/draft";

const most = 5;

/** Who is to be added, and who is none of those meant: they stand beside them. */
type Asked = { scope: AccountScope; person: CheckedPerson; without: number[] };

/**
 * Who on the books, as far as one may see them, may be somebody who is to be added: they have one of the phones, or the
 * name, or had it before records were merged, and nothing that tells the two apart, which another phone does not. Namesakes
 * first; those whom the lists leave out as well.
 */
export async function peopleAlike(
  rows: Rows,
  { scope, person, without }: Asked,
): Promise<Alike[]> {
  const phones = person.phones.map(phoneKey);
  const name = nameKey(person.name);
  const isNamesake = (known: KnownPerson) => known.nameKey === name;
  const whyOf = (known: KnownPerson): Alike["why"] | null => {
    if (known.phoneKeys.some((phone) => phones.includes(phone))) return "phone";
    if (isNamesake(known)) return "name";
    return known.formerNameKeys.includes(name) ? "formerName" : null;
  };
  const asked = [person, { ...person, phones: [] }];
  return (await knownPeople(rows, { scope }, asked))
    .filter(({ id }) => !without.includes(id))
    .toSorted((one, other) => Number(isNamesake(other)) - Number(isNamesake(one)))
    .flatMap((known): Alike[] => {
      const { id, kind, name, isArchived: archived } = known;
      const why = whyOf(known);
      return why ? [{ id, kind, name, archived, why }] : [];
    })
    .slice(0, most);
}
