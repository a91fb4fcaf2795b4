import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { contactPeople, contacts, people, personPhones } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import type { DialogChange } from "@/lib/live/publish";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { holdPeople } from "@/lib/patients/hold-people";
import { contactSearchText, readContact } from "./contact-search-text";
import { givenName } from "./given-name";
import { noteDialogs } from "./note-dialogs";

type Told = { name: string | null; handle: string | null };

/**
 * Takes in what a channel tells about a contact; what it does not tell stays as it was. A lead that has no more than a
 * number or a handle for a name is renamed with the first name told, unless staff have named it. Leaves word for open
 * screens, and answers with the dialogs to tell them of after the commit; nothing, where nothing is new. Safe to repeat.
 */
export async function learnName(
  rows: Rows,
  contactId: number,
  told: Told,
): Promise<DialogChange[]> {
  await holdPeople(rows, namedByIt(contactId));
  const known = await readContact(rows, contactId);
  const now = { name: told.name ?? known.name, handle: told.handle ?? known.handle };
  const isNews = now.name !== known.name || now.handle !== known.handle;
  await rows
    .update(contacts)
    .set({
      ...now,
      searchText: contactSearchText({ ...known, ...now }),
      profileDueAt: null,
      profileAttempts: 0,
    })
    .where(eq(contacts.id, contactId));
  if (!isNews) return [];
  await renameLeads(rows, contactId, { before: known, now: { ...known, ...now } });
  // The list shows the name, so the contact's dialogs have changed.
  return noteDialogs(rows, sql`${contactId}`);
}

/** Who may have their name from a contact: whoever is behind one that has told none yet. */
const namedByIt = (contactId: number): SQL => sql`
  select link.person_id from contact_people link join contacts on contacts.id = link.contact_id
  where link.contact_id = ${contactId} and link.unlinked_at is null and contacts.name is null`;

/** A lead still has the name that it was given when the contact had told no more. */
async function renameLeads(
  rows: Rows,
  contactId: number,
  { before, now }: { before: Peer; now: Peer },
): Promise<void> {
  if (before.name !== null) return;
  const leads = await rows
    .select({ id: people.id })
    .from(people)
    .innerJoin(contactPeople, eq(contactPeople.personId, people.id))
    .where(
      and(
        eq(contactPeople.contactId, contactId),
        isNull(contactPeople.unlinkedAt),
        eq(people.name, givenName(before)),
      ),
    );
  const name = givenName(now);
  for (const { id } of leads) {
    const phones = await rows
      .select({ phone: personPhones.phone })
      .from(personPhones)
      .where(eq(personPhones.personId, id));
    const searchText = searchTextOf(
      [name],
      phones.map(({ phone }) => phone),
    );
    await rows.update(people).set({ name, searchText }).where(eq(people.id, id));
  }
}
