import { and, eq, isNull } from "drizzle-orm";
import type { Rows } from "@/db";
import { inOneGo } from "@/db/in-one-go";
import { identities } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import type { Identity } from "@/lib/channels/types";
import { renewContactSearch } from "./contact-search-text";
import { inOrder, type Known, knownIdentities, lockIdentities } from "./known-identities";
import { learnName } from "./learn-name";
import { makeContact } from "./make-contact";

/** The contact behind a delivery, and the identity by which this delivery came (and a reply goes). */
export type FoundContact = { contactId: number; identityId: number; isNew: boolean };

/**
 * Finds the contact that an account's delivery came from, or makes one with a new lead behind it. `known` is what
 * {@link knownIdentities} found a moment ago.
 *
 * The user id outranks the phone: a phone that arrives with another user id than the contact's makes a new contact,
 * which takes the phone over. Runs in the caller's transaction; of two deliveries from the same stranger at once,
 * the second waits and finds what the first made.
 */
export async function findOrMakeContact(
  rows: Rows,
  accountId: number,
  peer: Peer,
  known?: Known[],
): Promise<FoundContact> {
  const found = inOrder(peer, known ?? (await knownIdentities(rows, accountId, peer)));
  const match = sameContact(found, peer.identities);
  if (match && found.length === peer.identities.length) {
    await keepName(rows, match, found, peer);
    return { contactId: match, identityId: addressOf(found).id, isNew: false };
  }
  return settleIdentities(rows, accountId, peer);
}

async function settleIdentities(
  rows: Rows,
  accountId: number,
  peer: Peer,
): Promise<FoundContact> {
  const [, current] = await inOneGo(
    lockIdentities(rows, accountId, peer.identities),
    knownIdentities(rows, accountId, peer),
  );
  const known = inOrder(peer, current);
  const present = await contactOf(rows, known, peer.identities);
  if (present) await keepName(rows, present, known, peer);
  const made = present ? null : await makeContact(rows, accountId, peer, known);
  const contactId = present ?? made?.contactId;
  if (!contactId) throw new Error("A contact was not stored.");
  const all = [...known, ...(made?.identities ?? [])];
  const kept: Known[] = [];
  for (const identity of peer.identities) {
    kept.push(await keepIdentity(rows, { accountId, contactId, identity, known: all }));
  }
  if (present && kept.some(({ id }) => !known.some((each) => each.id === id)))
    await renewContactSearch(rows, present);
  return { contactId, identityId: addressOf(kept).id, isNew: made !== null };
}

/** The contact that all the known identities agree on, if they do. */
function sameContact(known: Known[], asked: Identity[]): number | null {
  const first = known[0];
  if (!first || asked.length === 0) return null;
  return known.every((each) => each.contactId === first.contactId)
    ? first.contactId
    : null;
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

async function keepIdentity(
  rows: Rows,
  {
    accountId,
    contactId,
    identity,
    known,
  }: { accountId: number; contactId: number; identity: Identity; known: Known[] },
): Promise<Known> {
  const present = known.find((each) => each.kind === identity.kind);
  if (present?.contactId === contactId) return present;
  if (present) {
    await rows
      .update(identities)
      .set({ endedAt: new Date() })
      .where(eq(identities.id, present.id));
  }
  const [made] = await rows
    .insert(identities)
    .values({ accountId, contactId, ...identity })
    .returning({ id: identities.id });
  if (!made) throw new Error("An identity was not stored.");
  return { id: made.id, contactId, contactName: null, ...identity };
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
