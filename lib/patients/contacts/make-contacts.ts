import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { inOneGo } from "@/db/in-one-go";
import { contactPeople, contacts, identities, people, personPhones } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { contactSearchText, phonesIn } from "./contact-search-text";
import { givenName } from "./given-name";
import type { Known } from "./known-identities";

/** The ids of a contact to be made and of the lead behind it. */
type Drawn = { contactId: number; personId: number };

/** A contact that was made, and those of its identities that nobody had. */
export type Made = { contactId: number; identities: Known[] };

/** Draws the ids that so many new contacts and leads get. @package */
export const drawIds = (rows: Rows, count: number) => ({
  async execute(): Promise<Drawn[]> {
    const drawn = await rows.execute<Record<keyof Drawn, string>>(sql`
      select nextval('contacts_id_seq') as "contactId", nextval('people_id_seq') as "personId"
      from generate_series(1, ${count})`);
    return drawn.rows.map(({ contactId, personId }) => ({
      contactId: Number(contactId),
      personId: Number(personId),
    }));
  },
});

/** Somebody who is to become a contact; `known` are those of their identities that another contact has. */
type Stranger = { peer: Peer; known: readonly Known[]; ids: Drawn | undefined };

/**
 * Makes contacts with a new lead behind each. One without a name is due to be asked about; whether its channel can tell
 * is not this room's to know.
 * @package
 */
export async function makeContacts(
  rows: Rows,
  accountId: number,
  strangers: readonly Stranger[],
): Promise<Map<Peer, Made>> {
  if (strangers.length === 0) return new Map();
  const becoming = strangers.map((stranger) => become(accountId, stranger));
  const phones = becoming.flatMap((each) => each.phones);
  const [, , , stored] = await inOneGo(
    rows
      .insert(contacts)
      .overridingSystemValue()
      .values(becoming.map(({ contact }) => contact)),
    rows
      .insert(people)
      .overridingSystemValue()
      .values(becoming.map(({ person }) => person)),
    rows.insert(contactPeople).values(becoming.map(({ link }) => link)),
    rows
      .insert(identities)
      .values(becoming.flatMap((each) => each.identities))
      .returning({
        id: identities.id,
        contactId: identities.contactId,
        kind: identities.kind,
        value: identities.value,
      }),
    ...(phones.length > 0 ? [rows.insert(personPhones).values(phones)] : []),
  );
  return new Map(
    becoming.map(({ peer, contact: { id, name } }) => [
      peer,
      {
        contactId: id,
        identities: stored.flatMap((identity) =>
          identity.contactId === id ? [{ ...identity, contactName: name }] : [],
        ),
      },
    ]),
  );
}

/** The rows that a stranger becomes. */
function become(accountId: number, { peer, known, ids }: Stranger) {
  if (!ids) throw new Error("Too few ids were drawn.");
  const { contactId, personId } = ids;
  const phones = phonesIn(peer.identities);
  const name = givenName(peer);
  return {
    peer,
    contact: {
      id: contactId,
      accountId,
      name: peer.name,
      handle: peer.handle,
      searchText: contactSearchText(peer),
      profileDueAt: peer.name || peer.handle ? null : new Date(),
    },
    person: { id: personId, name, searchText: searchTextOf([name], phones) },
    link: { contactId, personId },
    identities: peer.identities
      .filter(({ kind }) => !known.some((each) => each.kind === kind))
      .map((identity) => ({ accountId, contactId, ...identity })),
    phones: phones.map((phone) => ({ personId, phone })),
  };
}
