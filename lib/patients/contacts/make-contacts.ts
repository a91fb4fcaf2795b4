import type { Rows } from "@/db";
import { bulkInsert, insertAll } from "@/db/bulk-rows";
import { unawaited } from "@/db/pipelined";
import { prepared } from "@/db/prepared";
import { contactPeople, contacts, identities, people, personPhones } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { contactSearchText, phonesIn } from "./contact-search-text";
import { givenName } from "./given-name";
import type { Drawn, Known } from "./known-identities";

/** A contact that is made, those of its identities that nobody had, and the id that its dialog is to have. */
export type Made = { contactId: number; identities: Known[]; firstDialogId: number };

/** Somebody who is to become a contact; `known` are those of their identities that another contact has. */
type Stranger = { peer: Peer; known: readonly Known[] };

/**
 * Makes contacts with a new lead behind each, by ids that were drawn for them: what is made of whom is known at once,
 * while it is still on its way to the database. One without a name is due to be asked about; whether its channel can
 * tell is not this room's to know.
 * @package
 */
export function makeContacts(
  rows: Rows,
  accountId: number,
  strangers: readonly Stranger[],
  drawn: readonly Drawn[],
): Map<Peer, Made> {
  if (strangers.length === 0) return new Map();
  const left = [...drawn];
  const becoming = strangers.map((stranger) => become(accountId, stranger, left));
  const phones = becoming.flatMap((each) => each.phones);
  const identified = becoming.flatMap((each) => each.identities);
  unawaited(
    prepared(
      insertAll([
        bulkInsert(
          contacts,
          becoming.map(({ contact }) => contact),
        ),
        bulkInsert(
          people,
          becoming.map(({ person }) => person),
        ),
        bulkInsert(
          contactPeople,
          becoming.map(({ link }) => link),
        ),
        ...(identified.length > 0 ? [bulkInsert(identities, identified)] : []),
        ...(phones.length > 0 ? [bulkInsert(personPhones, phones)] : []),
      ]),
      rows,
    ),
  );
  return new Map(
    becoming.map(({ peer, contact: { id, name }, identities: own, dialogId }) => [
      peer,
      {
        contactId: id,
        identities: own.map((identity) => ({ ...identity, contactName: name })),
        firstDialogId: dialogId,
      },
    ]),
  );
}

/** The rows that a stranger becomes, by the next of the ids. */
function become(accountId: number, { peer, known }: Stranger, left: Drawn[]) {
  const strange = peer.identities.filter(
    ({ kind }) => !known.some((each) => each.kind === kind),
  );
  const ids = left.splice(0, Math.max(1, strange.length));
  const [own] = ids;
  if (!own) throw new Error("Too few ids were drawn.");
  const { contactId, personId, dialogId } = own;
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
    dialogId,
  };
}
