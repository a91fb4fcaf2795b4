import { and, eq, isNull } from "drizzle-orm";
import type { Rows } from "@/db";
import { inOneGo } from "@/db/in-one-go";
import { identities } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import type { Identity } from "@/lib/channels/types";
import { renewContactSearch } from "./contact-search-text";
import { inOrder, type Known, knownIdentities, lockIdentities } from "./known-identities";
import { learnName } from "./learn-name";
import { drawIds, type Made, makeContacts } from "./make-contacts";

/** The contact behind a delivery, and the identity by which this delivery came (and a reply goes). */
export type FoundContact = { contactId: number; identityId: number; isNew: boolean };

/**
 * Contacts by the deliveries that were asked about, in their order. New ones may still be on their way to the database:
 * who asks for what refers to them may send that at once, and waits for `stored` as well.
 */
type FoundContacts = { contacts: FoundContact[]; stored: Promise<unknown> };

/** Does as {@link findOrMakeContacts} for one, and waits for it. */
export async function findOrMakeContact(
  rows: Rows,
  accountId: number,
  peer: Peer,
  known?: Known[],
): Promise<FoundContact> {
  const { contacts, stored } = await findOrMakeContacts(rows, accountId, [peer], known);
  await stored;
  const [found] = contacts;
  if (!found) throw new Error("A contact was not stored.");
  return found;
}

/**
 * Finds the contacts that an account's deliveries came from, or makes them with a new lead behind each; no two of the
 * deliveries name the same identity. `known` is what {@link knownIdentities} found a moment ago.
 *
 * The user id outranks the phone: a phone that arrives with another user id than the contact's makes a new contact,
 * which takes the phone over. Runs in the caller's transaction; of two deliveries from the same stranger at once,
 * the second waits and finds what the first made.
 */
export async function findOrMakeContacts(
  rows: Rows,
  accountId: number,
  peers: readonly Peer[],
  known?: Known[],
): Promise<FoundContacts> {
  const present = known ?? (await knownIdentities(rows, accountId, peers).execute());
  const unsettled = peers.filter((peer) => !isSettled(peer, present));
  const { settled, stored } = await settleIdentities(rows, accountId, unsettled);
  const contacts: FoundContact[] = [];
  for (const peer of peers) {
    contacts.push(settled.get(peer) ?? (await knownContact(rows, peer, present)));
  }
  return { contacts, stored };
}

/** All that a delivery names is known, as one contact's. */
function isSettled(peer: Peer, stored: readonly Known[]): boolean {
  const [first, ...others] = inOrder(peer, stored);
  return (
    first !== undefined &&
    others.length === peer.identities.length - 1 &&
    others.every(({ contactId }) => contactId === first.contactId)
  );
}

async function knownContact(
  rows: Rows,
  peer: Peer,
  stored: readonly Known[],
): Promise<FoundContact> {
  const known = inOrder(peer, stored);
  const { id, contactId } = addressOf(known);
  await keepName(rows, contactId, known, peer);
  return { contactId, identityId: id, isNew: false };
}

async function settleIdentities(
  rows: Rows,
  accountId: number,
  peers: readonly Peer[],
): Promise<{ settled: Map<Peer, FoundContact>; stored: Promise<unknown> }> {
  const settled = new Map<Peer, FoundContact>();
  if (peers.length === 0) return { settled, stored: Promise.resolve() };
  const named = peers.flatMap((peer) => peer.identities);
  const [, present, ids] = await inOneGo(
    lockIdentities(rows, accountId, named),
    knownIdentities(rows, accountId, peers),
    drawIds(rows, named.length),
  );
  const owners = new Map<Peer, Made>();
  for (const peer of peers) {
    const contactId = await contactOf(rows, inOrder(peer, present), peer.identities);
    if (contactId) owners.set(peer, { contactId, identities: [] });
  }
  const strangers = peers.filter((peer) => !owners.has(peer));
  const { made, stored } = makeContacts(
    rows,
    accountId,
    strangers.map((peer) => ({ peer, known: inOrder(peer, present) })),
    ids,
  );
  // Whoever waits for it hears of it.
  stored.catch(() => undefined);
  for (const peer of peers) {
    const known = inOrder(peer, present);
    if (known.length > 0) await stored;
    const owner = owners.get(peer) ?? made.get(peer);
    if (!owner) throw new Error("A contact was not stored.");
    const isNew = made.has(peer);
    if (!isNew) await keepName(rows, owner.contactId, known, peer);
    const kept = await keepIdentities(rows, { accountId, peer, known, owner });
    if (!isNew && kept.some(({ id }) => !known.some((each) => each.id === id)))
      await renewContactSearch(rows, owner.contactId);
    const identityId = addressOf(kept).id;
    settled.set(peer, { contactId: owner.contactId, identityId, isNew });
  }
  return { settled, stored };
}

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

type Naming = { accountId: number; peer: Peer; known: Known[]; owner: Made };

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
