import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { pipelined, unawaited } from "@/db/pipelined";
import { prepared, together } from "@/db/prepared";
import type { MessageEvent, Peer } from "@/lib/channels/events";
import { erasedQuery } from "@/lib/dialogs/erased";
import {
  type Found,
  identitiesQuery,
  knownContacts,
  lockIdentities,
  readIdentities,
  settledContacts,
} from "@/lib/patients/contacts/known-identities";
import type { EventAccount } from "./applied";
import { type AwayHours, awayHoursQuery } from "./away";
import { type FoundDialog, lockDialogs } from "./find-or-open-dialogs";

/** What is to be known of messages before they are kept. */
export type Prefetched = {
  kept: ReadonlySet<string>;
  erased: ReadonlySet<string>;
  /** Those that were taken back before they came: nothing of them is to be shown. */
  takenBack: ReadonlySet<string>;
  contacts: Found;
  dialogs: ReadonlyMap<number, FoundDialog>;
  hours: AwayHours | undefined;
};

/**
 * Asks all of it in one go, and nothing where nothing was written. Holds who wrote until the transaction ends, and the
 * dialogs of those who are known.
 */
export async function prefetch(
  rows: Rows,
  account: EventAccount,
  events: readonly MessageEvent[],
): Promise<Prefetched> {
  if (events.length === 0) return nothing;
  const ids = events.map(({ externalId }) => externalId);
  const peers = events.map(({ peer }) => peer);
  const consenting = events.flatMap(({ peer, consent }) => (consent ? [peer] : []));
  const erased = erasedQuery(account.id, events);
  const asked = {
    kept: keptQuery(account, ids),
    erased: erased.asked,
    takenBack: takenBackQuery(account, ids),
    named: identitiesQuery(account.id, peers),
    hours: awayHoursQuery(account.id),
  };
  const [, found, dialogs] = await pipelined(
    lockIdentities(rows, account.id, peers),
    { execute: () => together(asked, rows) },
    {
      execute: () => {
        if (consenting.length > 0) unawaited(holdContacts(rows, account, consenting));
        return lockDialogs(rows, account.id, settledContacts(account.id, peers));
      },
    },
  );
  return {
    kept: idsIn(found.kept),
    erased: erased.read(found.erased),
    takenBack: idsIn(found.takenBack),
    contacts: readIdentities(found.named),
    dialogs,
    hours: found.hours[0],
  };
}

/** Whose word on messages as such is to be kept with the contact: a contact is held before its dialog, whoever does. */
const holdContacts = (rows: Rows, account: EventAccount, peers: readonly Peer[]) =>
  prepared(
    sql`select from contacts where id = any(array(${knownContacts(account.id, peers)}))
      order by id for no key update`,
    rows,
  );

const nothing: Prefetched = {
  kept: new Set(),
  erased: new Set(),
  takenBack: new Set(),
  contacts: { known: [], drawn: [] },
  dialogs: new Map(),
  hours: undefined,
};

/** What to ask for those of the provider's messages that are in the inbox already. */
export const keptQuery = (account: EventAccount, externalIds: readonly string[]) =>
  sql<{ externalId: string }>`
    select external_id as "externalId" from messages
    where account_id = ${account.id} and external_id = any(${sql.param(externalIds)}::text[])`;

/** What to ask for those of them that wait to be taken back. */
export const takenBackQuery = (account: EventAccount, externalIds: readonly string[]) =>
  sql<{ externalId: string }>`
    select waits_for as "externalId" from deliveries
    where account_id = ${account.id} and waits_for = any(${sql.param(externalIds)}::text[])
      and state = 'waiting' and kind = 'unsend'`;

const idsIn = (found: readonly { externalId: string }[]) =>
  new Set(found.map(({ externalId }) => externalId));
