import { inArray, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { outbox, people } from "@/db/schema";
import { renewScreens } from "@/lib/accounts/renew-screens";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { noteRemovals, removeDueFiles } from "@/lib/files/removals";
import { findPerson } from "@/lib/patients/find-person";
import { recordsOf } from "@/lib/patients/person-scope";
import { ok, type Result, refused } from "@/lib/result";
import { allowErasing, forgetMessages } from "./forget-messages";

type EraseRefusal = "notFound" | "otherName" | "onItsWay";

/** How much went, for the audit log and for whoever asked. */
export type Erased = { messages: number; dialogs: number; touches: number };

/**
 * Erases a person for good: the record and those merged into it, touches, and every dialog whose contact is theirs
 * alone, with messages, files, notes and the ledger's payloads. On a phone that others share only what was said to be
 * from this person goes. `name` must be the person's: a slip must not do it. The audit log keeps that it was done.
 * `onItsWay`: a provider may have a message to them under a name that is not known yet, by which it would come back; it
 * is known within a quarter of an hour. Answers with how much went, and the accounts whose screens to renew.
 */
export async function erasePerson(
  staff: Staff,
  { personId, name }: { personId: number; name: string },
): Promise<Result<Erased & { accountIds: number[] }, EraseRefusal>> {
  const erased = await db().transaction(async (rows) => {
    const person = await findPerson(rows, {
      scope: staff.scope,
      id: personId,
      locked: true,
    });
    if (!person) return refused("notFound");
    if (name.trim() !== person.name.trim()) return refused("otherName");
    await allowErasing(rows);
    const records = await ids(rows, recordsOf(sql`${person.id}`));
    const contacts = await contactsOnlyOf(rows, records);
    const dialogs = await dialogsOf(rows, contacts);
    const messages = await messagesOf(rows, dialogs, records);
    if (await isOnItsWay(rows, messages)) return refused("onItsWay");
    const shared = await forgetMessages(rows, messages);
    const touches = await forgetTouches(rows, dialogs, records);
    await forgetDialogs(rows, dialogs);
    const own = await forgetContacts(rows, contacts);
    const accountIds = [...new Set([...shared, ...own])];
    await forgetRecords(rows, records);
    const count = { messages: messages.length, dialogs: dialogs.length, touches };
    await recordAudit(rows, {
      staffId: staff.id,
      action: "person.erased",
      subject: "person",
      subjectId: String(person.id),
      details: count,
    });
    for (const accountId of accountIds) await renewScreens(rows, accountId);
    return ok({ ...count, accountIds });
  });
  await removeDueFiles();
  return erased;
}

type Sql = ReturnType<typeof recordsOf>;

async function ids(rows: Rows, query: Sql): Promise<number[]> {
  const { rows: found } = await rows.execute<{ id: string }>(
    sql`select id from (${query}) as asked(id)`,
  );
  return found.map(({ id }) => Number(id));
}

const list = (values: number[]) => sql`any(${sql.param(values)}::bigint[])`;

/** Contacts that are linked to these records at present, and to nobody else. */
const contactsOnlyOf = (rows: Rows, records: number[]) =>
  ids(
    rows,
    sql`select distinct link.contact_id from contact_people link
      where link.person_id = ${list(records)} and link.unlinked_at is null and not exists (
        select from contact_people other
        where other.contact_id = link.contact_id and other.unlinked_at is null
          and other.person_id <> all(${sql.param(records)}::bigint[]))`,
  );

const dialogsOf = (rows: Rows, contacts: number[]) =>
  ids(rows, sql`select id from dialogs where contact_id = ${list(contacts)}`);

const messagesOf = (rows: Rows, dialogs: number[], records: number[]) =>
  ids(
    rows,
    sql`select id from messages where dialog_id = ${list(dialogs)}
      union select id from messages where person_id = ${list(records)}`,
  );

/** What waits for its turn is held until it is gone, so that nobody sends it meanwhile. */
async function isOnItsWay(rows: Rows, messages: number[]): Promise<boolean> {
  const sends = await rows
    .select({ state: outbox.state })
    .from(outbox)
    .where(inArray(outbox.messageId, messages))
    .for("update");
  return sends.some(({ state }) => state === "sending" || state === "unknown");
}

async function forgetTouches(rows: Rows, dialogs: number[], records: number[]) {
  const { rowCount } = await rows.execute(sql`
    delete from touches where person_id = ${list(records)} or dialog_id = ${list(dialogs)}`);
  return rowCount ?? 0;
}

async function forgetDialogs(rows: Rows, dialogs: number[]): Promise<void> {
  const { rows: unsent } = await rows.execute<{ file_key: string }>(sql`
    delete from uploads where dialog_id = ${list(dialogs)} returning file_key`);
  await noteRemovals(
    rows,
    unsent.flatMap(({ file_key }) => file_key ?? []),
  );
  await rows.execute(
    sql`update dialogs set closure_id = null where id = ${list(dialogs)}`,
  );
  for (const table of ["closures", "seen_marks", "drafts", "notes", "changes"]) {
    await rows.execute(
      sql`delete from ${sql.identifier(table)} where dialog_id = ${list(dialogs)}`,
    );
  }
  await rows.execute(sql`delete from dialogs where id = ${list(dialogs)}`);
}

/** Goes through the ledger for the contact's own addresses: events that name no message may hold them. */
async function forgetContacts(rows: Rows, contacts: number[]): Promise<number[]> {
  await rows.execute(sql`
    delete from deliveries using identities
    where identities.contact_id = ${list(contacts)}
      and deliveries.account_id = identities.account_id
      and strpos(deliveries.payload, identities.value) > 0`);
  const { rows: pictures } = await rows.execute<{ file_key: string | null }>(sql`
    delete from pictures where contact_id = ${list(contacts)} returning file_key`);
  await noteRemovals(
    rows,
    pictures.flatMap(({ file_key }) => file_key ?? []),
  );
  await rows.execute(
    sql`delete from contact_people where contact_id = ${list(contacts)}`,
  );
  await rows.execute(sql`delete from identities where contact_id = ${list(contacts)}`);
  const { rows: gone } = await rows.execute<{ account_id: string }>(sql`
    delete from contacts where id = ${list(contacts)} returning account_id`);
  return [...new Set(gone.map(({ account_id }) => Number(account_id)))];
}

async function forgetRecords(rows: Rows, records: number[]): Promise<void> {
  await rows.execute(sql`delete from contact_people where person_id = ${list(records)}`);
  await rows
    .update(people)
    .set({ mergedIntoId: null })
    .where(inArray(people.id, records));
  await rows.delete(people).where(inArray(people.id, records));
}
