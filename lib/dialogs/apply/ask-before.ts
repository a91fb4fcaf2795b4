import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { inOneGo, letGo } from "@/db/in-one-go";
import { remembered, together } from "@/db/remembered";
import type { MessageEvent, Peer } from "@/lib/channels/events";
import { askErased } from "@/lib/dialogs/erased";
import {
  type Found,
  identitiesAsked,
  knownContacts,
  lockIdentities,
  readIdentities,
  settledContacts,
} from "@/lib/patients/contacts/known-identities";
import type { EventAccount } from "./applied";
import { type AwayHours, awayHoursAsked } from "./away";
import { type FoundDialog, lockDialogs } from "./find-or-open-dialogs";

/** What is to be known of messages before they are kept. */
export type Before = {
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
export async function askBefore(
  rows: Rows,
  account: EventAccount,
  events: readonly MessageEvent[],
): Promise<Before> {
  if (events.length === 0) return nothing;
  const ids = events.map(({ externalId }) => externalId);
  const peers = events.map(({ peer }) => peer);
  const consenting = events.flatMap(({ peer, consent }) => (consent ? [peer] : []));
  const erased = askErased(account.id, events);
  const asked = {
    kept: keptAsked(account, ids),
    erased: erased.asked,
    takenBack: takenBackAsked(account, ids),
    named: identitiesAsked(account.id, peers),
    hours: awayHoursAsked(account.id),
  };
  const [, found, dialogs] = await inOneGo(
    lockIdentities(rows, account.id, peers),
    { execute: () => together(asked, rows) },
    {
      execute: () => {
        if (consenting.length > 0) letGo(holdContacts(rows, account, consenting));
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
  remembered(
    sql`select from contacts where id = any(array(${knownContacts(account.id, peers)}))
      order by id for no key update`,
    rows,
  );

const nothing: Before = {
  kept: new Set(),
  erased: new Set(),
  takenBack: new Set(),
  contacts: { known: [], drawn: [] },
  dialogs: new Map(),
  hours: undefined,
};

/** What to ask for those of the provider's messages that are in the inbox already. */
export const keptAsked = (account: EventAccount, externalIds: readonly string[]) =>
  sql<{ externalId: string }>`
    select external_id as "externalId" from messages
    where account_id = ${account.id} and external_id = any(${sql.param(externalIds)}::text[])`;

/** What to ask for those of them that wait to be taken back. */
export const takenBackAsked = (account: EventAccount, externalIds: readonly string[]) =>
  sql<{ externalId: string }>`
    select waits_for as "externalId" from deliveries
    where account_id = ${account.id} and waits_for = any(${sql.param(externalIds)}::text[])
      and state = 'waiting' and kind = 'unsend'`;

const idsIn = (found: readonly { externalId: string }[]) =>
  new Set(found.map(({ externalId }) => externalId));
