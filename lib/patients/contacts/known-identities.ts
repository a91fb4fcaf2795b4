import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { asking, together } from "@/db/remembered";
import type { Peer } from "@/lib/channels/events";
import type { Identity } from "@/lib/channels/types";

/** An identity that an account has stored, with the contact whose it is. @package */
export type Known = Identity & {
  id: number;
  contactId: number;
  contactName: string | null;
};

/**
 * What to ask for the current identities of an account's contacts by which any of these peers is known. Each is looked up
 * by itself: a planner takes any JSON for a hundred rows, and would sooner read all that a young clinic has.
 */
export function identitiesAsked(accountId: number, peers: readonly Peer[]): SQL<Known> {
  const named = peers.flatMap((peer) => peer.identities);
  return sql<Known>`
    select i.id, i.contact_id as "contactId", i.kind, i.value,
      (select name from contacts where contacts.id = i.contact_id) as "contactName"
    from json_to_recordset(${JSON.stringify(named)}::json) named(kind identity_kind, value text)
    cross join lateral (
      select * from identities
      where account_id = ${accountId} and identities.kind = named.kind
        and identities.value = named.value and ended_at is null
      limit 1
    ) i`;
}

/** The current identities of an account's contacts by which any of these peers is known. */
export const knownIdentities = (
  rows: Rows,
  accountId: number,
  peers: readonly Peer[],
) => ({
  execute: async (): Promise<Known[]> => {
    const { known } = await together({ known: identitiesAsked(accountId, peers) }, rows);
    return known;
  },
});

/** Those of the stored identities that a delivery names, the strongest first, as it names them. @package */
export const inOrder = (peer: Peer, known: readonly Known[]): Known[] =>
  peer.identities.flatMap(
    ({ kind, value }) =>
      known.find((each) => each.kind === kind && each.value === value) ?? [],
  );

/**
 * Holds identities, stored or not, until the transaction ends: one after the other in their order, so that two who come
 * with the same never wait for each other.
 * @package
 */
export function lockIdentities(
  rows: Rows,
  accountId: number,
  asked: readonly Identity[],
) {
  const keys = asked.map(({ kind, value }) => `${accountId}:${kind}:${value}`).toSorted();
  return asking(
    rows,
    sql`
      select pg_advisory_xact_lock(hashtextextended(key, 0))
      from unnest(${sql.param(keys)}::text[]) as key`,
  );
}
