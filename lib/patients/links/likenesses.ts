import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { people, personPhones } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import { bornOnTogether } from "@/lib/patients/known-together";
import { contactsOf, personInScope, recordsOf } from "@/lib/patients/person-scope";
import { phoneForms } from "@/lib/patients/phone";
import { phonesByPerson } from "@/lib/patients/phones-of";
import type { Likeness } from "@/lib/patients/types";

const most = 5;

/**
 * Who on the books may be behind the contact of a dialog: people with its phone, or whose contact had the phone before
 * it passed on. They are suggested and never linked by themselves. Ask it of dialogs that may be seen.
 */
export async function suggestFor(
  scope: AccountScope,
  dialogId: number,
): Promise<Likeness[]> {
  const { rows } = await db().execute<{ value: string }>(sql`
    select i.value from identities i join dialogs d on d.contact_id = i.contact_id
    where d.id = ${dialogId} and i.kind = 'phone' and i.ended_at is null`);
  const forms = rows.flatMap(({ value }) => phoneForms(value));
  if (forms.length === 0) return [];
  const behind = sql`
    select coalesce(r.merged_into_id, r.id) from contact_people l
    join people r on r.id = l.person_id
    join dialogs d on d.contact_id = l.contact_id
    where d.id = ${dialogId} and l.unlinked_at is null`;
  return likenesses(scope, {
    with: sql`(${hasPhone(forms)} or ${hadPhone(forms)})`,
    without: behind,
    why: sql<
      Likeness["why"]
    >`case when ${hadPhone(forms)} then 'formerPhone' else 'phone' end`,
  });
}

/** Who may be the same person as somebody on the books: the same phone and a name alike, or name and birth. */
export async function likenessesOf(
  scope: AccountScope,
  person: { id: number; name: string; bornOn: string | null },
): Promise<Likeness[]> {
  const own = await db()
    .select({ phone: personPhones.phone })
    .from(personPhones)
    .where(sql`${personPhones.personId} in (${recordsOf(sql`${person.id}`)})`);
  const forms = own.flatMap(({ phone }) => phoneForms(phone));
  const alike = sql`similarity(lower(${people.name}), lower(${person.name}))`;
  const samePhone = sql`(${hasPhone(forms)} and ${alike} > 0.45)`;
  const sameBirth = sql`(${bornOnTogether("people")} = ${person.bornOn} and ${alike} > 0.6)`;
  return likenesses(scope, {
    with: sql`(${samePhone} or ${sameBirth})`,
    without: sql`select ${person.id}::bigint`,
    why: sql<
      Likeness["why"]
    >`case when ${samePhone} then 'phoneAndName' else 'nameAndBirth' end`,
  });
}

type Asked = { with: SQL; without: SQL; why: SQL<Likeness["why"]> };

async function likenesses(scope: AccountScope, asked: Asked): Promise<Likeness[]> {
  const found = await db()
    .select({
      id: people.id,
      kind: people.kind,
      name: people.name,
      bornOn: bornOnTogether("people"),
      why: asked.why,
    })
    .from(people)
    .where(
      sql`${people.mergedIntoId} is null and ${people.archivedAt} is null and ${asked.with}
        and ${people.id} not in (${asked.without}) and ${personInScope(scope, people.id)}`,
    )
    .orderBy(sql`${people.kind} = 'lead'`, people.id)
    .limit(most);
  if (found.length === 0) return [];
  const phones = await phonesByPerson(found.map(({ id }) => id));
  return found.map((each) => ({ ...each, phones: phones.get(each.id) ?? [] }));
}

/** The list is read from the phones to the people, so that the phones' index is used. */
const hasPhone = (forms: string[]): SQL => sql`${people.id} in (
  select coalesce(r.merged_into_id, r.id) from person_phones p
  join people r on r.id = p.person_id
  where p.phone = any(${sql.param(forms)}::text[]))`;

/** A number that changed hands: the contact of theirs that had it has it no more. */
const hadPhone = (forms: string[]): SQL => sql`exists (
  select from identities i
  where i.contact_id in (${contactsOf(people.id)}) and i.kind = 'phone'
    and i.ended_at is not null and i.value = any(${sql.param(forms)}::text[]))`;
