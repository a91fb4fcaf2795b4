import type { Rows } from "@/db";
import { idJustDrawn, inOneGo } from "@/db/in-one-go";
import { contactPeople, contacts, identities, people, personPhones } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { contactSearchText, phonesIn } from "./contact-search-text";
import { givenName } from "./given-name";
import type { Known } from "./known-identities";

/**
 * A contact with a new lead behind it, and those of its identities that nobody had. One without a name is due to be
 * asked about; whether its channel can tell is not this room's to know.
 * @package
 */
export async function makeContact(
  rows: Rows,
  accountId: number,
  peer: Peer,
  known: Known[],
): Promise<{ contactId: number; identities: Known[] }> {
  const phones = phonesIn(peer.identities);
  const name = givenName(peer);
  const contactId = idJustDrawn("contacts");
  const personId = idJustDrawn("people");
  const fresh = peer.identities.filter(
    ({ kind }) => !known.some((each) => each.kind === kind),
  );
  const [[contact], , , made] = await inOneGo(
    rows
      .insert(contacts)
      .values({
        accountId,
        name: peer.name,
        handle: peer.handle,
        searchText: contactSearchText(peer),
        profileDueAt: peer.name || peer.handle ? null : new Date(),
      })
      .returning({ id: contacts.id }),
    rows.insert(people).values({ name, searchText: searchTextOf([name], phones) }),
    rows.insert(contactPeople).values({ contactId, personId }),
    rows
      .insert(identities)
      .values(fresh.map((identity) => ({ accountId, contactId, ...identity })))
      .returning({
        id: identities.id,
        contactId: identities.contactId,
        kind: identities.kind,
        value: identities.value,
      }),
    ...phones.map((phone) => rows.insert(personPhones).values({ personId, phone })),
  );
  if (!contact) throw new Error("A contact was not stored.");
  return {
    contactId: contact.id,
    identities: made.map((each) => ({ ...each, contactName: peer.name })),
  };
}
