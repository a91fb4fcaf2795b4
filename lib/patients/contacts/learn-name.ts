import { and, eq, isNull, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { contactPeople, contacts, identities, people, personPhones } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import type { Identity } from "@/lib/channels/types";
import type { DialogChange } from "@/lib/live/publish";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { givenName } from "./given-name";
import { noteDialogs } from "./note-dialogs";

type Told = { name: string | null; handle: string | null };

/**
 * Takes in what a channel tells about a contact; what it does not tell stays as it was. The lead is renamed with the
 * contact as long as nobody on staff has given another name. Leaves word for open screens, and answers with the
 * dialogs to tell them of after the commit; nothing, where nothing is new. Safe to repeat.
 */
export async function learnName(
  rows: Rows,
  contactId: number,
  told: Told,
): Promise<DialogChange[]> {
  const known = await readContact(rows, contactId);
  const now = { name: told.name ?? known.name, handle: told.handle ?? known.handle };
  const isNews = now.name !== known.name || now.handle !== known.handle;
  await rows
    .update(contacts)
    .set({
      ...now,
      searchText: searchTextOf([now.name, now.handle], phonesIn(known.identities)),
      profileDueAt: null,
      profileAttempts: 0,
    })
    .where(eq(contacts.id, contactId));
  if (!isNews) return [];
  await renameLeads(rows, contactId, { before: known, now: { ...known, ...now } });
  // The list shows the name, so the contact's dialogs have changed.
  return noteDialogs(rows, sql`${contactId}`);
}

async function readContact(rows: Rows, contactId: number): Promise<Peer> {
  const [contact] = await rows
    .select({ name: contacts.name, handle: contacts.handle })
    .from(contacts)
    .where(eq(contacts.id, contactId))
    .for("no key update");
  if (!contact) throw new Error("A contact is gone.");
  const current = await rows
    .select({ kind: identities.kind, value: identities.value })
    .from(identities)
    .where(and(eq(identities.contactId, contactId), isNull(identities.endedAt)));
  return { ...contact, identities: current };
}

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
    )
    .for("no key update", { of: people });
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

const phonesIn = (known: Identity[]): string[] =>
  known.flatMap(({ kind, value }) => (kind === "phone" ? [value] : []));
