import { asc, eq, inArray, or, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { people, personPhones } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import { type ConflictingEdit, ok, type Result, refused } from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import { type CheckedPerson, checkPerson, tidied } from "./check-person";
import { clinicCountry } from "./clinic-country";
import {
  contactOfDialog,
  currentLinks,
  recordsBehind,
} from "./contacts/contact-of-dialog";
import { noteDialogs } from "./contacts/note-dialogs";
import { searchTextOf } from "./find/search-text";
import { type FoundPerson, findPerson } from "./find-person";
import { holdBooks, holdPeople } from "./hold-people";
import { knownTogether } from "./known-together";
import { link } from "./links/link";
import { peopleAlike } from "./links/people-alike";
import { contactsOf } from "./person-scope";
import { nationalPhone, type PhoneCountry, phoneKey } from "./phone";
import type { NewPerson, OnTheBooks, PersonDraft, PersonProblem } from "./types/draft";
import type { PersonKind } from "./types/person";

/** Who was saved, and what screens are to be told. */
type SavedPerson = { personId: number; changed: DialogChange[] };

type Saved =
  | Result<SavedPerson, "notFound">
  | OnTheBooks
  | ConflictingEdit<PersonDraft>
  | { ok: false; reason: "problems"; problems: PersonProblem[] };

/**
 * Puts somebody on the books, and behind the contact of a dialog where one is named; not before whoever adds them was
 * told who there may be them, but for those behind that contact. Safe to repeat: whose `clientId` is there already was
 * added by a try whose answer was lost, and gets only what was typed since.
 */
export async function addPerson(
  staff: Staff,
  { clientId, kind, draft, sent, behind, told = [] }: NewPerson,
): Promise<Saved> {
  const country = await clinicCountry();
  const checked = checkPerson(draft, country);
  if (!checked.ok) return { ...refused("problems"), problems: checked.problems };
  return db().transaction(async (rows) => {
    const { scope } = staff;
    const added = await addedBefore(rows, clientId);
    if (added !== null) {
      const edit = { id: added, typed: checked.person, seen: tidied(sent, country) };
      return editIn(rows, staff, edit, country);
    }
    await holdBooks(rows);
    if (behind) await holdPeople(rows, recordsBehind(behind.dialogId));
    const contactId =
      behind && (await contactOfDialog(rows, { scope, dialogId: behind.dialogId }));
    if (behind && !contactId) return refused("notFound");
    const links = contactId ? await currentLinks(rows, contactId) : [];
    const without = links.map(({ personId }) => personId);
    const alike = await peopleAlike(rows, { scope, person: checked.person, without });
    if (alike.some(({ id }) => !told.includes(id)))
      return { ...refused("onTheBooks"), alike };
    const person = { ...checked.person, clientId, kind };
    const personId = await insertPerson(rows, staff.id, person);
    const place = behind?.place ?? "beside";
    const changed = contactId
      ? await link(rows, { staff, contactId, personId, place })
      : [];
    return ok({ personId, changed });
  });
}

/** Of two tries at once the later one waits here until the first is stored, or is not. */
async function addedBefore(rows: Rows, clientId: string): Promise<number | null> {
  await rows.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`person:${clientId}`}, 0))`,
  );
  const [added] = await rows
    .select({ id: people.id })
    .from(people)
    .where(eq(people.clientId, clientId));
  return added?.id ?? null;
}

/** What a form about somebody says, and what it said when it was opened. */
export type PersonEdit = { id: number; draft: PersonDraft; seen: PersonDraft };

/**
 * Changes what was typed over of what is written about somebody. Of a merged record the person that it belongs to is
 * changed. What somebody else changed meanwhile is not written over.
 */
export async function editPerson(
  staff: Staff,
  { id, draft, seen }: PersonEdit,
): Promise<Saved> {
  const country = await clinicCountry();
  const checked = checkPerson(draft, country);
  if (!checked.ok) return { ...refused("problems"), problems: checked.problems };
  const edit = { id, typed: checked.person, seen: tidied(seen, country) };
  return db().transaction((rows) => editIn(rows, staff, edit, country));
}

async function editIn(
  rows: Rows,
  staff: Staff,
  { id, ...form }: { id: number; typed: CheckedPerson; seen: CheckedPerson },
  country: PhoneCountry,
): Promise<Saved> {
  const found = await findPerson(rows, { scope: staff.scope, id, locked: true });
  if (!found) return refused("notFound");
  const stands = await readWritten(rows, found);
  const present = tidied({ ...stands, bornOn: stands.bornOn ?? "" }, country);
  const edit = threeWayMerge({ ...form, present }, comparable);
  if (!edit.ok) return { ...edit, theirs: asTyped(edit.theirs, country) };
  const changes = edit.value;
  if (Object.keys(changes).length === 0) return ok({ personId: found.id, changed: [] });
  const { phones = stands.phones, ...words } = changes;
  const searchText = searchTextOf([words.name ?? found.name], phones);
  await rows
    .update(people)
    .set({ ...words, searchText })
    .where(eq(people.id, found.id));
  await forgetInMerged(rows, found.id, words);
  if (changes.phones) await keepPhones(rows, found.id, phones);
  await recordAudit(rows, auditOf(staff.id, "person.edited", found.id));
  return ok({
    personId: found.id,
    changed: await noteDialogs(rows, contactsOf(sql`${found.id}`)),
  });
}

/** What is taken away goes from the records that were merged into theirs as well, or these would say it again. */
async function forgetInMerged(
  rows: Rows,
  personId: number,
  { bornOn, email }: Partial<CheckedPerson>,
) {
  const gone = {
    ...(bornOn === null && { bornOn }),
    ...(email === "" && { email }),
  };
  if (Object.keys(gone).length === 0) return;
  await rows.update(people).set(gone).where(eq(people.mergedIntoId, personId));
}

/** Phones are the same in any order, and in any of their forms. */
const comparable = (value: CheckedPerson[keyof CheckedPerson]) =>
  Array.isArray(value) ? value.map(phoneKey).toSorted().join() : value;

/** Fields of a person as their form shows them. */
const asTyped = (
  { bornOn, phones, ...words }: Partial<CheckedPerson>,
  country: PhoneCountry,
): Partial<PersonDraft> => ({
  ...words,
  ...(bornOn !== undefined && { bornOn: bornOn ?? "" }),
  ...(phones && { phones: phones.map((phone) => nationalPhone(phone, country)) }),
});

/** Somebody as a form shows them: name, remarks and phones of their own record, the rest of all their records. */
async function readWritten(rows: Rows, present: FoundPerson): Promise<CheckedPerson> {
  const records = await rows
    .select()
    .from(people)
    .where(or(eq(people.id, present.id), eq(people.mergedIntoId, present.id)))
    .orderBy(sql`${people.mergedIntoId} is not null`, asc(people.id));
  const phones = await rows
    .select()
    .from(personPhones)
    .where(eq(personPhones.personId, present.id))
    .orderBy(personPhones.id);
  const { bornOn, email } = knownTogether(records);
  const { name, remarks } = present;
  return { name, remarks, bornOn, email, phones: phones.map(({ phone }) => phone) };
}

/** Inserts a record with its phones, and audits it. `by` is who adds it. */
async function insertPerson(
  rows: Rows,
  by: number,
  { phones, ...person }: CheckedPerson & { clientId: string; kind: PersonKind },
): Promise<number> {
  const isPatient = person.kind === "patient";
  const [made] = await rows
    .insert(people)
    .values({
      ...person,
      searchText: searchTextOf([person.name], phones),
      ...(isPatient && { becamePatientAt: new Date(), becamePatientById: by }),
    })
    .returning({ id: people.id });
  if (!made) throw new Error("A person was not stored.");
  await keepPhones(rows, made.id, phones);
  await recordAudit(rows, auditOf(by, "person.added", made.id));
  return made.id;
}

/** A number that is kept in its other form stays as it is. */
async function keepPhones(rows: Rows, personId: number, phones: string[]) {
  const kept = await rows
    .select()
    .from(personPhones)
    .where(eq(personPhones.personId, personId));
  const wanted = new Map(phones.map((phone) => [phoneKey(phone), phone]));
  const gone = kept.filter(({ phone }) => !wanted.has(phoneKey(phone)));
  if (gone.length > 0) {
    await rows.delete(personPhones).where(
      inArray(
        personPhones.id,
        gone.map(({ id }) => id),
      ),
    );
  }
  for (const { phone } of kept) wanted.delete(phoneKey(phone));
  if (wanted.size === 0) return;
  const values = [...wanted.values()].map((phone) => ({ personId, phone }));
  await rows.insert(personPhones).values(values);
}

const auditOf = (staffId: number, action: string, personId: number) => ({
  staffId,
  action,
  subject: "person",
  subjectId: String(personId),
});
