import { eq, inArray, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { identities, outbox, people } from "@/db/schema";
import { renewScreens } from "@/lib/accounts/renew-screens";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { addressName, rememberErased } from "@/lib/dialogs/erased";
import { noteRemovals, removeDueFiles } from "@/lib/files/removals";
import { oneLine } from "@/lib/patients/check-person";
import { forgetName } from "@/lib/patients/contacts/forget-name";
import { lockIdentities } from "@/lib/patients/contacts/known-identities";
import { findPerson } from "@/lib/patients/find-person";
import { contactsOf, recordsOf } from "@/lib/patients/person-scope";
import { ok, type Result, refused } from "@/lib/result";
import { holdStaff } from "@/lib/staff/changing-staff";
import { forgetDeliveriesOf, holdWaiting } from "./forget-deliveries";
import { allowErasing, forgetMessages } from "./forget-messages";
import { anyOf, idsIn, isElsewhere, isTheirs, type Theirs, whatIsTheirs } from "./theirs";

type EraseRefusal = "notFound" | "otherName" | "elsewhere" | "onItsWay";

/** How much went, for the audit log and for whoever asked. */
export type Erased = { messages: number; dialogs: number; touches: number };

/**
 * Erases a person for good: the record and those merged into it, touches, and every dialog whose contact is theirs
 * alone, with messages, files, notes and the ledger's payloads. On a phone that others share, and on one that they left
 * to others, only what was said to be from this person goes; on one that others left to them, all but what was said to
 * be from those. `name` must be the person's: a slip must not do it. The audit log keeps that it was done. `elsewhere`:
 * some of it is kept on accounts that `staff` may not see, and nobody erases what they can't look at.
 * `onItsWay`: a provider may have a message to them under a name that is not known yet, by which it would come back; it
 * is known within a quarter of an hour. Answers with how much went, and the accounts whose screens to renew.
 */
export async function erasePerson(
  staff: Staff,
  { personId, name }: { personId: number; name: string },
): Promise<Result<Erased & { accountIds: number[] }, EraseRefusal>> {
  const erased = await db().transaction(async (rows) => {
    await holdStaff(rows);
    await holdDeliveries(rows, personId);
    await holdAddresses(rows, personId);
    const person = await findPerson(rows, {
      scope: staff.scope,
      id: personId,
      locked: true,
    });
    if (!person) return refused("notFound");
    if (asSeen(name) !== asSeen(person.name)) return refused("otherName");
    await allowErasing(rows);
    // A contact may have been linked to them while they were waited for.
    await holdAddresses(rows, person.id);
    await holdAll(rows, person.id);
    const theirs = await whatIsTheirs(rows, person.id);
    if (await isElsewhere(rows, staff.scope, theirs)) return refused("elsewhere");
    const messages = await idsIn(
      rows,
      sql`select m.id from messages m where ${isTheirs(theirs)}`,
    );
    if (await isOnItsWay(rows, messages)) return refused("onItsWay");
    const shared = await forgetMessages(rows, messages);
    await forgetBeside(rows, theirs.dialogs);
    await forgetPictures(rows, theirs.contacts);
    await keepAwayWhatWasSaid(rows, theirs.contacts);
    const { dialogs, contacts, left } = await whatIsLeft(rows, theirs);
    const touches = await forgetTouches(rows, dialogs, theirs.records);
    await forgetDialogs(rows, dialogs);
    const own = await forgetContacts(rows, contacts);
    for (const contactId of left) await forgetName(rows, contactId);
    const accountIds = [...new Set([...shared, ...own])];
    await forgetRecords(rows, theirs.records);
    const count = { messages: messages.length, dialogs: dialogs.length, touches };
    await recordAudit(rows, {
      staffId: staff.id,
      action: "person.erased",
      subject: "person",
      subjectId: String(person.id),
      details: count,
    });
    await renewScreens(rows, accountIds);
    return ok({ ...count, accountIds });
  });
  await removeDueFiles();
  return erased;
}

/** What waits to be applied to their messages, or is theirs, is held before all else. */
async function holdDeliveries(rows: Rows, personId: number): Promise<void> {
  const theirs = await whatIsTheirs(rows, personId);
  const { contacts } = theirs;
  await holdWaiting(rows, { messages: isTheirs(theirs), contacts });
}

/**
 * Whoever writes from an address of theirs is waited for, and from now on waits: then they are a stranger, and not
 * somebody of whom one knows what is just being erased.
 */
async function holdAddresses(rows: Rows, personId: number): Promise<void> {
  const found = await rows
    .select({
      accountId: identities.accountId,
      kind: identities.kind,
      value: identities.value,
    })
    .from(identities)
    .where(
      sql`${identities.endedAt} is null and ${identities.contactId} in (${contactsOf(sql`${personId}`)})`,
    )
    .orderBy(identities.accountId);
  for (const accountId of new Set(found.map((one) => one.accountId))) {
    const known = found.filter((one) => one.accountId === accountId);
    const peer = { identities: known, name: null, handle: null };
    await lockIdentities(rows, accountId, [peer]).execute();
  }
}

/** What is said in a dialog of theirs, or recorded with them, while they are erased has come before or comes to nothing. */
async function holdAll(rows: Rows, personId: number): Promise<void> {
  const records = recordsOf(sql`${personId}`);
  const theirs = sql`select contact_id from contact_people where person_id in (${records})`;
  await rows.execute(
    sql`select from people where id in (${records}) order by id for update`,
  );
  await rows.execute(
    sql`select from contacts where id in (${theirs}) order by id for update`,
  );
  await rows.execute(
    sql`select from dialogs where contact_id in (${theirs}) order by id for update`,
  );
}

/** A name as one reads it: signs that are not seen, and in how many pieces a letter is kept, are not to be typed. */
const asSeen = (name: string): string =>
  oneLine(name.normalize("NFC").replace(/\p{Cf}/gu, ""));

/**
 * What waits for its turn is held until it is gone, so that nobody sends it meanwhile. Whatever somebody else holds is
 * just being sent, or settled: who does that holds it before its dialog, and is not waited for.
 */
async function isOnItsWay(rows: Rows, messages: number[]): Promise<boolean> {
  const theirs = eq(outbox.messageId, anyOf(messages));
  const sends = await rows
    .select({ state: outbox.state })
    .from(outbox)
    .where(theirs)
    .for("update", { skipLocked: true });
  const isHeld = sends.length < (await rows.$count(outbox, theirs));
  return isHeld || sends.some(({ state }) => state === "sending" || state === "unknown");
}

/** Dialogs and contacts that are empty now go as a whole; those of `left` hold what somebody else wrote once. */
async function whatIsLeft(rows: Rows, theirs: Theirs) {
  const left = await idsIn(
    rows,
    sql`select distinct contact_id from messages where dialog_id = ${anyOf(theirs.dialogs)}`,
  );
  const dialogs = await idsIn(
    rows,
    sql`select id from dialogs where id = ${anyOf(theirs.dialogs)}
      and contact_id <> all(${sql.param(left)}::bigint[])`,
  );
  const contacts = theirs.contacts.filter((id) => !left.includes(id));
  return { dialogs, contacts, left };
}

/** What stands beside the messages and was never sent. */
async function forgetBeside(rows: Rows, dialogs: number[]): Promise<void> {
  const { rows: unsent } = await rows.execute<{ file_key: string }>(sql`
    delete from uploads where dialog_id = ${anyOf(dialogs)} returning file_key`);
  await noteRemovals(
    rows,
    unsent.flatMap(({ file_key }) => file_key ?? []),
  );
  await rows.execute(sql`delete from drafts where dialog_id = ${anyOf(dialogs)}`);
  await rows.execute(sql`delete from notes where dialog_id = ${anyOf(dialogs)}`);
}

/** What was recorded there with somebody else stays with them, wherever it was written down. */
async function forgetTouches(rows: Rows, dialogs: number[], records: number[]) {
  await rows.execute(sql`
    update touches set dialog_id = null
    where dialog_id = ${anyOf(dialogs)} and person_id <> all(${sql.param(records)}::bigint[])`);
  const { rowCount } = await rows.execute(sql`
    delete from touches where person_id = ${anyOf(records)} or dialog_id = ${anyOf(dialogs)}`);
  return rowCount ?? 0;
}

async function forgetDialogs(rows: Rows, dialogs: number[]): Promise<void> {
  await rows.execute(
    sql`update dialogs set closure_id = null where id = ${anyOf(dialogs)}`,
  );
  for (const table of ["closures", "seen_marks", "changes"]) {
    await rows.execute(
      sql`delete from ${sql.identifier(table)} where dialog_id = ${anyOf(dialogs)}`,
    );
  }
  await rows.execute(sql`delete from dialogs where id = ${anyOf(dialogs)}`);
}

async function forgetPictures(rows: Rows, contacts: number[]): Promise<void> {
  const { rows: pictures } = await rows.execute<{ file_key: string | null }>(sql`
    delete from pictures where contact_id = ${anyOf(contacts)} returning file_key`);
  await noteRemovals(
    rows,
    pictures.flatMap(({ file_key }) => file_key ?? []),
  );
}

/** Until now: a provider may come with it yet, and it must not bring them back. */
async function keepAwayWhatWasSaid(rows: Rows, contacts: number[]): Promise<void> {
  const { rows: theirs } = await rows.execute<{ account_id: string; value: string }>(sql`
    select account_id, value from identities
    where contact_id = ${anyOf(contacts)} and ended_at is null`);
  const said = theirs.flatMap(({ account_id, value }) =>
    (["inbound", "echo"] as const).map((direction) => ({
      accountId: Number(account_id),
      name: addressName(direction, value),
    })),
  );
  await rememberErased(rows, said);
}

async function forgetContacts(rows: Rows, contacts: number[]): Promise<number[]> {
  await forgetDeliveriesOf(rows, contacts);
  await rows.execute(
    sql`delete from contact_people where contact_id = ${anyOf(contacts)}`,
  );
  await rows.execute(sql`delete from identities where contact_id = ${anyOf(contacts)}`);
  const { rows: gone } = await rows.execute<{ account_id: string }>(sql`
    delete from contacts where id = ${anyOf(contacts)} returning account_id`);
  return [...new Set(gone.map(({ account_id }) => Number(account_id)))];
}

async function forgetRecords(rows: Rows, records: number[]): Promise<void> {
  await rows.execute(sql`delete from contact_people where person_id = ${anyOf(records)}`);
  await rows
    .update(people)
    .set({ mergedIntoId: null })
    .where(inArray(people.id, records));
  await rows.delete(people).where(inArray(people.id, records));
}
