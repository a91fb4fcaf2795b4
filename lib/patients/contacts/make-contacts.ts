import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { insertingAll, insertingEach } from "@/db/each";
import { remembered } from "@/db/remembered";
import { contactPeople, contacts, identities, people, personPhones } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { contactSearchText, phonesIn } from "./contact-search-text";
import { givenName } from "./given-name";
import type { Known } from "./known-identities";

/** The ids of a contact to be made, of the lead behind it and of an identity of it. */
type Drawn = { contactId: number; personId: number; identityId: number };

/** A contact that is made, and those of its identities that nobody had. */
export type Made = { contactId: number; identities: Known[] };

/** Draws ids for so many new identities, and as many contacts and leads as that may be of. @package */
export const drawIds = (rows: Rows, count: number) => ({
  async execute(): Promise<Drawn[]> {
    const drawn = await remembered(
      sql<Record<keyof Drawn, string>>`
        select nextval('contacts_id_seq') as "contactId", nextval('people_id_seq') as "personId",
          nextval('identities_id_seq') as "identityId"
        from generate_series(1, ${count}::int)`,
      rows,
    );
    return drawn.map(({ contactId, personId, identityId }) => ({
      contactId: Number(contactId),
      personId: Number(personId),
      identityId: Number(identityId),
    }));
  },
});

/** Somebody who is to become a contact; `known` are those of their identities that another contact has. */
type Stranger = { peer: Peer; known: readonly Known[] };

/**
 * Makes contacts with a new lead behind each, by ids that were drawn for them: what is made of whom is known at once,
 * and `stored` when it is. One without a name is due to be asked about; whether its channel can tell is not this room's
 * to know.
 * @package
 */
export function makeContacts(
  rows: Rows,
  accountId: number,
  strangers: readonly Stranger[],
  drawn: readonly Drawn[],
): { made: Map<Peer, Made>; stored: Promise<unknown> } {
  if (strangers.length === 0) return { made: new Map(), stored: Promise.resolve() };
  const left = [...drawn];
  const becoming = strangers.map((stranger) => become(accountId, stranger, left));
  const phones = becoming.flatMap((each) => each.phones);
  const identified = becoming.flatMap((each) => each.identities);
  const stored = remembered(
    insertingAll([
      insertingEach(
        contacts,
        becoming.map(({ contact }) => contact),
      ),
      insertingEach(
        people,
        becoming.map(({ person }) => person),
      ),
      insertingEach(
        contactPeople,
        becoming.map(({ link }) => link),
      ),
      ...(identified.length > 0 ? [insertingEach(identities, identified)] : []),
      ...(phones.length > 0 ? [insertingEach(personPhones, phones)] : []),
    ]),
    rows,
  );
  const made = new Map(
    becoming.map(({ peer, contact: { id, name }, identities: own }): [Peer, Made] => [
      peer,
      {
        contactId: id,
        identities: own.map((identity) => ({ ...identity, contactName: name })),
      },
    ]),
  );
  return { made, stored };
}

/** The rows that a stranger becomes, by the next of the ids. */
function become(accountId: number, { peer, known }: Stranger, left: Drawn[]) {
  const strange = peer.identities.filter(
    ({ kind }) => !known.some((each) => each.kind === kind),
  );
  const ids = left.splice(0, Math.max(1, strange.length));
  const [own] = ids;
  if (!own) throw new Error("Too few ids were drawn.");
  const { contactId, personId } = own;
  const phones = phonesIn(peer.identities);
  const name = givenName(peer);
  const searchText = contactSearchText(peer);
  const person = { id: personId, name, searchText: searchTextOf([name], phones) };
  return {
    peer,
    contact: {
      id: contactId,
      accountId,
      name: peer.name,
      handle: peer.handle,
      searchText,
      calledAsPerson:
        searchText === person.searchText && (peer.name === null || peer.name === name),
      profileDueAt: peer.name || peer.handle ? null : new Date(),
    },
    person,
    link: { contactId, personId },
    identities: strange.map((identity, at) => ({
      id: ids[at]?.identityId ?? 0,
      accountId,
      contactId,
      ...identity,
    })),
    phones: phones.map((phone) => ({ personId, phone })),
  };
}
