import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { asking } from "@/db/prepared";
import type { Peer } from "@/lib/channels/events";
import type { Identity } from "@/lib/channels/types";

/** An identity that an account has stored, with the contact whose it is. @package */
export type Known = Identity & {
  id: number;
  contactId: number;
  contactName: string | null;
};

/** The ids of a contact to be made, of the lead behind it, an identity of it and its dialog. @package */
export type Drawn = Record<"contactId" | "personId" | "identityId" | "dialogId", number>;

/** What is known of peers while their identities are held: by whom they are known, and ids for what nobody has. */
export type Found = { known: Known[]; drawn: Drawn[] };

type Named = Identity & (Known | { id: null; drawn: Drawn });

/**
 * What to ask for whose an account's identities are, by which peers are named, and for ids to make somebody of those that
 * nobody has. Each is looked up by itself: a planner takes any JSON for a hundred rows, and would sooner read all that a
 * young clinic has. Ask while they are held ({@link lockIdentities}).
 */
export const identitiesQuery = (accountId: number, peers: readonly Peer[]): SQL<Named> =>
  sql<Named>`
    select named.kind, named.value, i.id, i.contact_id as "contactId",
      ${nameOfContact} as "contactName",
      case when i.id is null then json_build_object(
        'contactId', nextval('contacts_id_seq'), 'personId', nextval('people_id_seq'),
        'identityId', nextval('identities_id_seq'), 'dialogId', nextval('dialogs_id_seq')) end as drawn
    from ${namedBy(peers)} left join lateral ${currentOf(accountId)} on true`;

/** What {@link identitiesQuery} found. */
export function readIdentities(named: readonly Named[]): Found {
  const known = named.flatMap((each) => (each.id === null ? [] : [each]));
  const drawn = named.flatMap((each) => (each.id === null ? [each.drawn] : []));
  return { known, drawn };
}

/**
 * The contacts of those peers who are known by all that they name, under the name that they have: what they say changes
 * nothing about them. None where another of the peers is known otherwise: what is changed about that one, and about who
 * is behind them, comes before any dialog.
 */
export const settledContacts = (accountId: number, peers: readonly Peer[]): SQL => sql`
  select contact_id from (
    select contact_id, is_settled, bool_and(is_settled or contact_id is null) over () as are_all
    from (
      select min(i.contact_id) as contact_id,
        count(*) = count(i.id) and min(i.contact_id) = max(i.contact_id)
          and bool_and(named.name is null or named.name is not distinct from ${nameOfContact})
          as is_settled
      from ${namedBy(peers)} left join lateral ${currentOf(accountId)} on true
      group by peer) peers) peers
  where is_settled and are_all`;

/** The contacts of those peers who are known, by whatever they name. */
export const knownContacts = (accountId: number, peers: readonly Peer[]): SQL => sql`
  select i.contact_id from ${namedBy(peers)} join lateral ${currentOf(accountId)} on true`;

const nameOfContact = sql`(select name from contacts where contacts.id = i.contact_id)`;

function namedBy(peers: readonly Peer[]): SQL {
  const named = peers.flatMap(({ identities, name }, peer) =>
    identities.map((identity) => ({ ...identity, peer, name })),
  );
  return sql`json_to_recordset(${JSON.stringify(named)}::json)
    named(kind identity_kind, value text, peer int, name text)`;
}

const currentOf = (accountId: number): SQL => sql`(
  select * from identities
  where account_id = ${accountId} and identities.kind = named.kind
    and identities.value = named.value and ended_at is null
  limit 1) i`;

/** Those of the stored identities that a delivery names, the strongest first, as it names them. @package */
export const inOrder = (peer: Peer, known: readonly Known[]): Known[] =>
  peer.identities.flatMap(
    ({ kind, value }) =>
      known.find((each) => each.kind === kind && each.value === value) ?? [],
  );

/**
 * Holds identities, stored or not, until the transaction ends: one after the other in their order, so that two who come
 * with the same never wait for each other.
 */
export function lockIdentities(rows: Rows, accountId: number, peers: readonly Peer[]) {
  const keys = peers
    .flatMap((peer) => peer.identities)
    .map(({ kind, value }) => `${accountId}:${kind}:${value}`)
    .toSorted();
  return asking(
    rows,
    sql`
      select pg_advisory_xact_lock(hashtextextended(key, 0))
      from unnest(${sql.param(keys)}::text[]) as key`,
  );
}
