import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { deliveries } from "@/db/schema";
import { anyOf } from "./theirs";

/** What waits in the ledger is meant by messages `m` of which this is so, and by contacts that it names. */
type Meant = { messages: SQL; contacts?: number[] };

/**
 * Holds what waits in the ledger to be applied to messages that are to go, or names contacts that are. Whoever applies
 * it holds it before its dialog: taken the other way round, the two would wait for each other. In the order of their ids.
 */
export async function holdWaiting(
  rows: Rows,
  { messages, contacts = [] }: Meant,
): Promise<void> {
  await rows.execute(sql`
    select from deliveries d where d.state = 'waiting' and (
      exists (select from messages m where ${isAbout} and ${messages} offset 0)
      or exists (select from identities i where i.contact_id = ${anyOf(contacts)} and ${names}))
    order by d.id for update`);
}

type Gone = { accountId: number; externalId: string | null };

/** Lets go of what the ledger has about messages. */
export async function forgetDeliveriesAbout(rows: Rows, gone: Gone[]): Promise<void> {
  for (const accountId of new Set(gone.map((one) => one.accountId))) {
    const externalIds = gone
      .filter((one) => one.accountId === accountId)
      .flatMap(({ externalId }) => externalId ?? []);
    if (externalIds.length === 0) continue;
    await rows
      .delete(deliveries)
      .where(
        and(
          eq(deliveries.accountId, accountId),
          sql`split_part(${deliveries.eventKey}, ':', 2) = any(${sql.param(externalIds)}::text[])`,
        ),
      );
  }
}

/**
 * Lets go of what the ledger has of contacts whose messages are gone: events that are about none may name them. What is
 * about a message that stays is somebody else's, though it may say their number; so is what came after their number had
 * passed on.
 */
export async function forgetDeliveriesOf(rows: Rows, contacts: number[]): Promise<void> {
  await rows.execute(sql`
    delete from deliveries d using identities i
    where i.contact_id = ${anyOf(contacts)} and ${names}
      and (i.ended_at is null or d.received_at <= i.ended_at)
      and not exists (select from messages m where ${isAbout} offset 0)`);
}

/** Every event about a message has the provider's id in its key: `message:…`, `edit:…:2`, `status:…:read`. */
const isAbout = sql`
  m.account_id = d.account_id and m.external_id = split_part(d.event_key, ':', 2)`;

/**
 * A payload names an address in many shapes: behind the channel's word, without its plus, an id in quotation marks or
 * without. It is looked for as it is, which costs little, and only what has it is looked at for its being no part of a
 * longer one.
 */
const bare = sql`ltrim(i.value, '+')`;
const names = sql`(
  d.account_id = i.account_id and strpos(d.payload, ${bare}) > 0
  and d.payload ~ ('\\m' || regexp_replace(${bare}, '(\\W)', '\\\\\\1', 'g') || '\\M'))`;
