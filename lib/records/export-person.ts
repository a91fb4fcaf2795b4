import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { messages } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { clinicName } from "@/lib/clinic/clinic-name";
import { clinicCountry } from "@/lib/patients/clinic-country";
import { remarksTogether } from "@/lib/patients/known-together";
import { personContacts } from "@/lib/patients/links/person-contacts";
import { recordsOf } from "@/lib/patients/person-scope";
import { readPerson } from "@/lib/patients/read-person";
import type { Person } from "@/lib/patients/types";
import type {
  ExportedDialog,
  ExportedFile,
  ExportedMessage,
  ExportedTouch,
  PersonExport,
} from "./types";

/**
 * All that is kept of a person, on accounts that the member of staff may see; null if the person may not be seen. On a
 * phone that others share, only what was said to be from this person; on one that others shared once, nothing that
 * was said to be from those. Taking it is audited.
 */
export async function exportPerson(
  staff: Staff,
  personId: number,
): Promise<PersonExport | null> {
  const person = await readPerson(staff, personId);
  if (!person) return null;
  const [clinic, dialogs, touches] = await Promise.all([
    clinicName(),
    dialogsOf(staff, person.id),
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
    touches,
  };
}

async function dialogsOf(staff: Staff, personId: number): Promise<ExportedDialog[]> {
  const country = await clinicCountry();
  const contacts = await personContacts({ scope: staff.scope, personId, country });
  const exported = contacts.map(async ({ dialog, account, address, sharedWith }) => {
    if (!dialog) return [];
    const mine = sql`person_id in (${recordsOf(sql`${personId}`)})`;
    const handedOver = sharedWith.length > 0 ? mine : sql`(person_id is null or ${mine})`;
    const [said, leftOut] = await Promise.all([
      messagesOf(dialog.id, handedOver),
      countOthers(dialog.id, handedOver),
    ]);
    const { id, closed } = dialog;
    return [{ id, account, address, closed, leftOut, messages: said }];
  });
  return (await Promise.all(exported)).flat();
}

const countOthers = (dialogId: number, handedOver: SQL) =>
  db().$count(messages, sql`dialog_id = ${dialogId} and (${handedOver}) is not true`);

type Found = Omit<ExportedMessage, "at" | "files"> & {
  at: string;
  files: ExportedFile[] | null;
};

async function messagesOf(dialogId: number, which: SQL): Promise<ExportedMessage[]> {
  const { rows } = await db().execute<Found>(sql`
    select m.at, m.direction, m.kind, staff.name as author, m.text, m.status,
      m.unsent_at is not null as unsent, m.details,
      (select json_agg(json_build_object(
          'id', file.id, 'name', file.file_name, 'contentType', file.content_type,
          'sizeBytes', file.size_bytes, 'stored', file.file_key is not null)
          order by file.position)
        from attachments file where file.message_id = m.id) as files
    from messages m left join staff on staff.id = m.author_id
    where m.dialog_id = ${dialogId} and ${which}
    order by m.at, m.order_key`);
  return rows.map(({ at, files, ...message }) => ({
    ...message,
    at: new Date(at).toISOString(),
    files: files ?? [],
  }));
}

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
  return rows.map((touch) => ({ ...touch, at: new Date(touch.at).toISOString() }));
}
