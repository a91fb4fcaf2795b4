import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { idJustDrawn, inOneGo } from "@/db/in-one-go";
import { contactPeople, contacts, identities, people, personPhones } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import type { Identity } from "@/lib/channels/types";
import { givenName } from "./given-name";
import { learnName } from "./learn-name";
import { searchTextOf } from "./search-text";

/** The contact behind a delivery, and the identity by which this delivery came (and a reply goes). */
export type FoundContact = { contactId: number; identityId: number; isNew: boolean };

type Known = Identity & { id: number; contactId: number; contactName: string | null };

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

/** The current identities of an account's contacts by which a peer is known. */
export function knownIdentities(rows: Rows, accountId: number, peer: Peer) {
  return rows
    .select({
      id: identities.id,
      contactId: identities.contactId,
      kind: identities.kind,
      value: identities.value,
      contactName: contacts.name,
    })
    .from(identities)
    .innerJoin(contacts, eq(contacts.id, identities.contactId))
    .where(
      and(
        eq(identities.accountId, accountId),
        isNull(identities.endedAt),
        inArray(
          identities.kind,
          peer.identities.map((each) => each.kind),
        ),
        inArray(
          identities.value,
          peer.identities.map((each) => each.value),
        ),
      ),
    );
}

/** The strongest first, as the delivery names them. */
const inOrder = (peer: Peer, known: Known[]): Known[] =>
  peer.identities.flatMap(
    ({ kind, value }) =>
      known.find((each) => each.kind === kind && each.value === value) ?? [],
  );

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

/**
 * A contact with a new lead behind it, and those of its identities that nobody had. One without a name is due to be
 * asked about; whether its channel can tell is not this room's to know.
 */
async function makeContact(
  rows: Rows,
  accountId: number,
  peer: Peer,
  known: Known[],
): Promise<{ contactId: number; identities: Known[] }> {
  const phones = peer.identities.flatMap(({ kind, value }) =>
    kind === "phone" ? [value] : [],
  );
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
        searchText: searchTextOf([peer.name, peer.handle], phones),
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

/** A reply goes to the phone where one is shown: user ids are for those who hide theirs. */
function addressOf(known: Known[]): Known {
  const address = known.find((each) => each.kind === "phone") ?? known[0];
  if (!address) throw new Error("A delivery names nobody.");
  return address;
}

/** One after the other in their order, so that two who come with the same never wait for each other. */
function lockIdentities(rows: Rows, accountId: number, asked: Identity[]) {
  const keys = asked.map(({ kind, value }) => `${accountId}:${kind}:${value}`).toSorted();
  return rows.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from unnest(${sql.param(keys)}::text[]) as key`);
}
