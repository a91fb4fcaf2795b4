import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { contacts, identities } from "@/db/schema";
import type { Peer } from "@/lib/channels/events";
import type { Identity } from "@/lib/channels/types";

/** An identity that an account has stored, with the contact whose it is. @package */
export type Known = Identity & {
  id: number;
  contactId: number;
  contactName: string | null;
};

/** The current identities of an account's contacts by which any of these peers is known. */
export function knownIdentities(rows: Rows, accountId: number, peers: readonly Peer[]) {
  const named = peers.flatMap((peer) => peer.identities);
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
        inArray(identities.kind, [...new Set(named.map(({ kind }) => kind))]),
        inArray(
          identities.value,
          named.map(({ value }) => value),
        ),
      ),
    );
}

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
  return rows.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from unnest(${sql.param(keys)}::text[]) as key`);
}
