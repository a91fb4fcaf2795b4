import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { opaqueWords, preparedRows } from "@/db/prepared";
import { people, personPhones } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import { isArchived } from "@/lib/patients/archived";
import { bornOnTogether } from "@/lib/patients/known-together";
import { personInScope, recordsOf } from "@/lib/patients/person-scope";
import { phoneForms } from "@/lib/patients/phone";
import { phonesByPerson } from "@/lib/patients/phones-of";
import type { Likeness } from "@/lib/patients/types/behind";

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
    among: [havePhone(forms), hadPhone(forms)],
    with: sql`true`,
    without: behind,
    why: sql<
      Likeness["why"]
    >`case when ${people.id} in (${hadPhone(forms)}) then 'formerPhone' else 'phone' end`,
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
  const samePhone = sql`(${people.id} in (${havePhone(forms)}) and ${alike} > 0.45)`;
  const sameBirth = sql`(${bornOnTogether("people")} = ${person.bornOn} and ${alike} > 0.6)`;
  return likenesses(scope, {
    among: [havePhone(forms), bornOn(person.bornOn)],
    with: sql`(${samePhone} or ${sameBirth})`,
    without: sql`select ${person.id}::bigint`,
    why: sql<
      Likeness["why"]
    >`case when ${samePhone} then 'phoneAndName' else 'nameAndBirth' end`,
  });
}

/** `among`: the ids of those who come into question, by an index each; everybody would be too many to look at. */
type Asked = { among: SQL[]; with: SQL; without: SQL; why: SQL<Likeness["why"]> };

async function likenesses(scope: AccountScope, asked: Asked): Promise<Likeness[]> {
  const asking = db()
    .select({
      id: people.id,
      kind: people.kind,
      name: people.name,
      bornOn: bornOnTogether("people"),
      why: asked.why,
    })
    .from(people)
    .where(
      sql`${people.id} = any(array(${sql.join(asked.among, sql` union all `)}))
        and ${people.mergedIntoId} is null and not ${isArchived("people")} and ${asked.with}
        and ${people.id} not in (${asked.without}) and ${personInScope(scope, people.id)}`,
    )
    .orderBy(sql`${people.kind} = 'lead'`, people.id)
    .limit(most);
  const found = await preparedRows(asking);
  if (found.length === 0) return [];
  const phones = await phonesByPerson(found.map(({ id }) => id));
  return found.map((each) => ({ ...each, phones: phones.get(each.id) ?? [] }));
}

const havePhone = (forms: string[]): SQL => sql`
  select coalesce(r.merged_into_id, r.id) from person_phones p
  join people r on r.id = p.person_id
  where p.phone = any(${opaqueWords(forms)})`;

/** A number that changed hands: the contact of theirs that had it has it no more. */
const hadPhone = (forms: string[]): SQL => sql`
  select coalesce(r.merged_into_id, r.id) from identities i
  join contact_people l on l.contact_id = i.contact_id and l.unlinked_at is null
  join people r on r.id = l.person_id
  where i.kind = 'phone' and i.ended_at is not null and i.value = any(${opaqueWords(forms)})`;

const bornOn = (day: string | null): SQL => sql`
  select coalesce(r.merged_into_id, r.id) from people r where r.born_on = ${day}`;
