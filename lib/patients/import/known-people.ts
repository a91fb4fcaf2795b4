import { inArray, type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { people, personPhones } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import type { CheckedPerson } from "@/lib/patients/check-person";
import { knownTogether } from "@/lib/patients/known-together";
import { personInScope } from "@/lib/patients/person-scope";
import { phoneForms, phoneKey } from "@/lib/patients/phone";
import type { PersonKind } from "@/lib/patients/types/person";
import { containingFolded } from "@/lib/words/fold";
import { isOnlyName, nameKey } from "./names";

/** Somebody who is on the books, with all their phones' keys. `mergedIds` are the records that were merged into theirs. */
export type KnownPerson = {
  id: number;
  mergedIds: number[];
  kind: PersonKind;
  name: string;
  nameKey: string;
  /** What their merged records say by themselves: the keys of their names, their dates of birth and e-mails. */
  formerNameKeys: string[];
  formerBirths: string[];
  formerEmails: string[];
  bornOn: string | null;
  email: string;
  remarks: string;
  phoneKeys: string[];
  isArchived: boolean;
};

/**
 * Everybody whom one may see that any of these could be: they share a phone, the name and a date of birth or an e-mail,
 * or the name where nothing else is said. Merged records count as whom they belong to, with what they say. Three
 * statements, however many are asked about. `locked` keeps them as they are until the transaction ends: what is empty
 * about them is not filled by a colleague meanwhile.
 */
export async function knownPeople(
  rows: Rows,
  { scope, locked = false }: { scope: AccountScope; locked?: boolean },
  asked: CheckedPerson[],
): Promise<KnownPerson[]> {
  const known = rows
    .select()
    .from(people)
    .where(
      sql`${people.id} = any(array(${havePhone(asked)} union ${areNamed(asked)}))
        and ${people.mergedIntoId} is null and ${personInScope(scope, people.id)}`,
    )
    .orderBy(people.id);
  const found = locked ? await known.for("no key update") : await known;
  const merged = await mergedInto(rows, found);
  const phones = await phonesOf(rows, [...found, ...merged.values()].flat());
  return found.map((person) => {
    const { id, kind, name } = person;
    const beneath = merged.get(id) ?? [];
    const records = [person, ...beneath];
    const { bornOn, email, remarks } = knownTogether(records);
    return {
      id,
      mergedIds: beneath.map((each) => each.id),
      kind,
      name,
      nameKey: nameKey(name),
      formerNameKeys: beneath.map((each) => nameKey(each.name)),
      formerBirths: beneath.flatMap((each) => each.bornOn ?? []),
      formerEmails: beneath.flatMap((each) => each.email || []),
      bornOn,
      email,
      remarks,
      phoneKeys: records.flatMap((record) => phones.get(record.id) ?? []),
      isArchived: records.every(({ archivedAt }) => archivedAt !== null),
    };
  });
}

const havePhone = (asked: CheckedPerson[]): SQL => sql`
  select coalesce(r.merged_into_id, r.id) from person_phones p join people r on r.id = p.person_id
  where p.phone = any(${sql.param(asked.flatMap(({ phones }) => phones.flatMap(phoneForms)))}::text[])`;

/**
 * With the date of birth or the e-mail of somebody asked about, or their name where that is all, and with every word of
 * their name in one of their records. Each is found by an index of its own.
 */
function areNamed(asked: CheckedPerson[]): SQL {
  const births = asked.map(({ bornOn }) => bornOn);
  const emails = asked.map(({ email }) => email.toLowerCase() || null);
  const names = asked.map((one) => (isOnlyName(one) ? one.name.toLowerCase() : null));
  const words = asked.map(({ name }) =>
    nameKey(name).split(" ").map(containingFolded).join(" "),
  );
  const record = sql`select id, merged_into_id, search_text from people`;
  return sql`
    select coalesce(r.merged_into_id, r.id)
    from unnest(${sql.param(births)}::date[], ${sql.param(emails)}::text[], ${sql.param(names)}::text[], ${sql.param(words)}::text[])
      line (born_on, email, name, words)
    cross join lateral (
      ${record} where born_on = line.born_on
      union all
      ${record} where email <> '' and lower(email) = line.email
      union all
      ${record} where lower(name) = line.name) r
    cross join lateral (select string_to_array(line.words, ' ') as words offset 0) w
    where r.search_text like all (w.words)
      or r.merged_into_id is not null and (
        select search_text from people where id = r.merged_into_id) like all (w.words)
      or exists (
        select from people beneath
        where beneath.merged_into_id = coalesce(r.merged_into_id, r.id)
          and beneath.search_text like all (w.words))`;
}

type Person = typeof people.$inferSelect;

/** The records that were merged into those of these people, by whose they are now. */
async function mergedInto(
  rows: Rows,
  found: Person[],
): Promise<Map<number | null, Person[]>> {
  const ids = found.map(({ id }) => id);
  const merged = await rows
    .select()
    .from(people)
    .where(inArray(people.mergedIntoId, ids))
    .orderBy(people.id);
  const records = new Map<number | null, Person[]>();
  for (const record of merged) {
    const { mergedIntoId } = record;
    records.set(mergedIntoId, [...(records.get(mergedIntoId) ?? []), record]);
  }
  return records;
}

/** The phones' keys of records, by record. */
async function phonesOf(rows: Rows, records: Person[]): Promise<Map<number, string[]>> {
  const ids = records.map(({ id }) => id);
  const found = await rows
    .select({ personId: personPhones.personId, phone: personPhones.phone })
    .from(personPhones)
    .where(inArray(personPhones.personId, ids));
  const phones = new Map<number, string[]>();
  for (const { personId, phone } of found) {
    phones.set(personId, [...(phones.get(personId) ?? []), phoneKey(phone)]);
  }
  return phones;
}
