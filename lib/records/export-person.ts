import { sql } from "drizzle-orm";
import { db } from "@/db";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { clinicName } from "@/lib/clinic/clinic-name";
import { clinicCountry } from "@/lib/patients/clinic-country";
import { remarksTogether } from "@/lib/patients/known-together";
import { personContacts } from "@/lib/patients/links/person-contacts";
import { recordsOf } from "@/lib/patients/person-scope";
import { readPerson } from "@/lib/patients/read-person";
import type { Person } from "@/lib/patients/types/person";
import { anyOf, isElsewhere, isTheirs, type Theirs, whatIsTheirs } from "./theirs";
import type {
  ExportedDialog,
  ExportedMessage,
  ExportedTouch,
  PersonExport,
} from "./types";

/**
 * All that is kept of a person, on accounts that the member of staff may see, and whether there is more on others; null
 * if the person may not be seen. Of what was written on a phone that others share, or shared, it has what erasing the
 * person would take (`isTheirs`). Taking it is audited.
 */
export async function exportPerson(
  staff: Staff,
  personId: number,
): Promise<PersonExport | null> {
  const person = await readPerson(staff, personId);
  if (!person) return null;
  const theirs = await whatIsTheirs(db(), person.id);
  const [clinic, dialogs, elsewhere, touches] = await Promise.all([
    clinicName(),
    dialogsOf(staff, person.id, theirs),
    isElsewhere(db(), staff.scope, theirs),
    touchesOf(person.id),
  ]);
  await recordAudit(db(), {
    staffId: staff.id,
    action: "person.exported",
    subject: "person",
    subjectId: String(person.id),
  });
  return {
    exportedAt: new Date().toISOString(),
    clinic,
    person: {
      id: person.id,
      kind: person.kind,
      name: person.name,
      otherNames: otherNamesOf(person),
      bornOn: person.bornOn,
      email: person.email,
      phones: person.phones.map(({ e164 }) => e164),
      handles: person.contacts.flatMap(({ address }) =>
        address?.startsWith("@") ? [address] : [],
      ),
      remarks: remarksTogether([person, ...person.merged]),
      createdAt: person.createdAt,
    },
    dialogs,
    elsewhere,
    touches,
  };
}

async function dialogsOf(
  staff: Staff,
  personId: number,
  theirs: Theirs,
): Promise<ExportedDialog[]> {
  const country = await clinicCountry();
  const which = sql`
    select contact_id from contact_people where person_id = ${anyOf(theirs.records)}`;
  const contacts = await personContacts({ scope: staff.scope, personId, country, which });
  const exported = contacts.map(async ({ id: contactId, dialog, account, address }) => {
    if (!dialog) return [];
    const leftAt = await whenLeft(contactId, theirs);
    const [said, leftOut] = await Promise.all([
      messagesOf(dialog.id, theirs),
      countOthers(dialog.id, { theirs, leftAt }),
    ]);
    // Staff may also have said that it had never been this person.
    if (leftAt && said.length === 0) return [];
    const { id, closed } = dialog;
    return [{ id, account, address, closed, leftOut, messages: said }];
  });
  return (await Promise.all(exported)).flat();
}

/** When the person had left a contact to others; null where they are behind it. */
async function whenLeft(contactId: number, { records }: Theirs): Promise<Date | null> {
  const { rows } = await db().execute<{ left_at: string | null }>(sql`
    select case when bool_and(unlinked_at is not null) then max(unlinked_at) end as left_at
    from contact_people where contact_id = ${contactId} and person_id = ${anyOf(records)}`);
  const leftAt = rows[0]?.left_at;
  return leftAt ? new Date(leftAt) : null;
}

type Others = { theirs: Theirs; leftAt: Date | null };

/** How much others wrote once they had left is nobody's to know but theirs. */
async function countOthers(dialogId: number, { theirs, leftAt }: Others) {
  const { rows } = await db().execute<{ count: number }>(sql`
    select count(*)::int as count from messages m
    where m.dialog_id = ${dialogId} and ${isTheirs(theirs)} is not true
      and m.at <= coalesce(${leftAt?.toISOString() ?? null}::timestamptz, 'infinity')`);
  return rows[0]?.count ?? 0;
}

type Listed = "files" | "earlier" | "reactions";
type Found = Omit<ExportedMessage, Listed> & {
  [List in Listed]: ExportedMessage[List] | null;
};

async function messagesOf(dialogId: number, theirs: Theirs): Promise<ExportedMessage[]> {
  const { rows } = await db().execute<Found>(sql`
    select m.at, m.direction, m.origin, m.kind, staff.name as author, m.text, m.status,
      m.unsent_at is not null as unsent, m.details,
      (select json_agg(json_build_object(
          'id', file.id, 'name', file.file_name, 'contentType', file.content_type,
          'sizeBytes', file.size_bytes, 'stored', file.file_key is not null)
          order by file.position)
        from attachments file where file.message_id = m.id) as files,
      (select json_agg(json_build_object('at', version.written_at, 'text', version.text)
          order by version.number)
        from message_versions version where version.message_id = m.id and exists (
          select from message_versions later
          where later.message_id = m.id and later.number > version.number)) as earlier,
      (select json_agg(json_build_object('at', reaction.at, 'by', reaction.by, 'emoji', reaction.emoji)
          order by reaction.at)
        from reactions reaction
        where reaction.message_id = m.id and reaction.emoji is not null) as reactions
    from messages m left join staff on staff.id = m.author_id
    where m.dialog_id = ${dialogId} and ${isTheirs(theirs)}
    order by m.at, m.order_key`);
  return rows.map(({ files, earlier, reactions, ...message }) => ({
    ...dated(message),
    files: files ?? [],
    earlier: (earlier ?? []).map(dated),
    reactions: (reactions ?? []).map(dated),
  }));
}

/** PostgreSQL's times, as JSON has them everywhere else. */
const dated = <Said extends { at: string }>(said: Said): Said => ({
  ...said,
  at: new Date(said.at).toISOString(),
});

/** Records are often merged because they say the same name. */
const otherNamesOf = ({ name, merged }: Person): string[] =>
  [...new Set(merged.map((each) => each.name))].filter((other) => other !== name);

/** Each touch in its newest version; what was withdrawn is not handed over. */
async function touchesOf(personId: number): Promise<ExportedTouch[]> {
  const { rows } = await db().execute<ExportedTouch>(sql`
    select touch.at, touch.kind, touch.direction, touch.outcome, touch.text,
      touch.follow_up_on as "followUpOn", staff.name as author
    from touches touch left join staff on staff.id = touch.author_id
    where touch.person_id in (${recordsOf(sql`${personId}`)}) and not touch.withdrawn
      and not exists (
        select from touches newer
        where newer.root_id = coalesce(touch.root_id, touch.id) and newer.version > touch.version)
    order by touch.at`);
  return rows.map(dated);
}
