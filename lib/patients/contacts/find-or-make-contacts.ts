import { and, eq, isNull } from "drizzle-orm";
import type { Rows } from "@/db";
import { pipelined } from "@/db/pipelined";
import { together } from "@/db/prepared";
import { identities } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import type { Identity } from "@/lib/channels/types";
import { renewContactSearch } from "./contact-search-text";
import {
  type Found,
  identitiesQuery,
  inOrder,
  type Known,
  lockIdentities,
  readIdentities,
} from "./known-identities";
import { learnName } from "./learn-name";
import { type Made, makeContacts } from "./make-contacts";

/**
 * The contact behind a delivery, the identity by which this delivery came (and a reply goes), and the id that was drawn
 * for its dialog where it is new; null where it was there.
 */
export type FoundContact = {
  contactId: number;
  identityId: number;
  firstDialogId: number | null;
};

/** Does as {@link findOrMakeContacts} for one. */
export async function findOrMakeContact(
  rows: Rows,
  accountId: number,
  peer: Peer,
  found?: Found,
): Promise<FoundContact> {
  const [contact] = await findOrMakeContacts(rows, accountId, [peer], found);
  if (!contact) throw new Error("A contact was not stored.");
  return contact;
}

/**
 * Finds the contacts that an account's deliveries came from, in their order, or makes them with a new lead behind each; no
 * two of the deliveries name the same identity. New ones may still be on their way to the database as this answers.
 *
 * The user id outranks the phone: a phone that arrives with another user id than the contact's makes a new contact,
 * which takes the phone over. Runs in the caller's transaction; of two deliveries from the same stranger at once,
 * the second waits and finds what the first made. `found` is what this transaction knows already, while it holds their
 * identities.
 */
export async function findOrMakeContacts(
  rows: Rows,
  accountId: number,
  peers: readonly Peer[],
  found?: Found,
): Promise<FoundContact[]> {
  const { known: present, drawn } = found ?? (await askFound(rows, accountId, peers));
  const owners = new Map<Peer, Owner>();
  for (const peer of peers) {
    const contactId = await contactOf(rows, inOrder(peer, present), peer.identities);
    if (contactId) owners.set(peer, { contactId, identities: [], firstDialogId: null });
  }
  const strangers = peers.filter((peer) => !owners.has(peer));
  const made = makeContacts(
    rows,
    accountId,
    strangers.map((peer) => ({ peer, known: inOrder(peer, present) })),
    drawn,
  );
  const contacts: FoundContact[] = [];
  for (const peer of peers) {
    const known = inOrder(peer, present);
    const owner = owners.get(peer) ?? made.get(peer);
    if (!owner) throw new Error("A contact was not stored.");
    const { contactId, firstDialogId } = owner;
    const isNew = made.has(peer);
    if (!isNew) await keepName(rows, contactId, known, peer);
    const kept = await keepIdentities(rows, { accountId, peer, known, owner });
    if (!isNew && kept.some(({ id }) => !known.some((each) => each.id === id)))
      await renewContactSearch(rows, contactId);
    contacts.push({ contactId, identityId: addressOf(kept).id, firstDialogId });
  }
  return contacts;
}

async function askFound(rows: Rows, accountId: number, peers: readonly Peer[]) {
  const [, { named }] = await pipelined(lockIdentities(rows, accountId, peers), {
    execute: () => together({ named: identitiesQuery(accountId, peers) }, rows),
  });
  return readIdentities(named);
}

/** Whose a delivery is: somebody who was there, or was made of it. */
type Owner = Omit<Made, "firstDialogId"> & Pick<FoundContact, "firstDialogId">;

async function contactOf(
  rows: Rows,
  known: Known[],
  asked: Identity[],
): Promise<number | null> {
  const [strongest] = asked;
  const byStrongest = known.find((each) => each.kind === strongest?.kind);
  if (byStrongest) return byStrongest.contactId;
  const [byWeaker] = known;
  if (!byWeaker || !strongest) return null;
  // A phone known alone belongs to whoever now shows a user id; one that has another user id has changed hands.
  const taken = await rows.$count(
    identities,
    and(
      eq(identities.contactId, byWeaker.contactId),
      eq(identities.kind, strongest.kind),
      isNull(identities.endedAt),
    ),
  );
  return taken === 0 ? byWeaker.contactId : null;
}

type Naming = { accountId: number; peer: Peer; known: Known[]; owner: Owner };

/** Makes all that a delivery names the contact's own. */
async function keepIdentities(
  rows: Rows,
  { accountId, peer, known, owner }: Naming,
): Promise<Known[]> {
  const kept: Known[] = [];
  for (const identity of peer.identities) {
    const present = [...known, ...owner.identities].find(
      ({ kind }) => kind === identity.kind,
    );
    kept.push(
      present?.contactId === owner.contactId
        ? present
        : await takeOver(
            rows,
            { accountId, contactId: owner.contactId },
            identity,
            present,
          ),
    );
  }
  return kept;
}

/** Ends whose it was, if anybody's, and gives it to a contact. */
async function takeOver(
  rows: Rows,
  owner: { accountId: number; contactId: number },
  identity: Identity,
  present: Known | undefined,
): Promise<Known> {
  if (present) {
    await rows
      .update(identities)
      .set({ endedAt: new Date() })
      .where(eq(identities.id, present.id));
  }
  const [made] = await rows
    .insert(identities)
    .values({ ...owner, ...identity })
    .returning({ id: identities.id });
  if (!made) throw new Error("An identity was not stored.");
  return { id: made.id, contactId: owner.contactId, contactName: null, ...identity };
}

/** People rename themselves: the contact follows what the channel tells. */
async function keepName(rows: Rows, contactId: number, known: Known[], peer: Peer) {
  if (!peer.name || peer.name === known[0]?.contactName) return;
  await learnName(rows, contactId, { name: peer.name, handle: peer.handle });
}

/** A reply goes to the phone where one is shown: user ids are for those who hide theirs. */
function addressOf(known: Known[]): Known {
  const address = known.find((each) => each.kind === "phone") ?? known[0];
  if (!address) throw new Error("A delivery names nobody.");
  return address;
}
