import { max, type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { each } from "@/db/bulk-rows";
import { deliveries, messages } from "@/db/schema";
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

/** Lets go of what the ledger has about messages, found by its keys: a ledger is long. */
export async function forgetDeliveriesAbout(rows: Rows, gone: Gone[]): Promise<void> {
  const named = gone.filter(({ externalId }) => externalId !== null);
  // Each is looked up, and then they: by itself the planner would compare them with all that an account has.
  await rows.execute(sql`
    delete from deliveries where id = any(array(
      select found.id from ${each(messages, ["accountId", "externalId"], named)}
      cross join (values ${keysAbout}) about(word, since, until)
      cross join lateral (
        select id from deliveries
        where account_id = each.account_id
          and event_key >= concat(word, external_id, since)
          and event_key < concat(word, external_id, until)
        offset 0) found))`);
}

/**
 * The keys of what is said of a message, each as what lies from one key on and before another: a word and its id, or these
 * with more behind a colon.
 */
const keysAbout = sql.raw(`
  ('message:', '', ' '), ('unsend:', '', ' '),
  ('edit:', ':', ';'), ('reaction:', ':', ';'), ('seen:', ':', ';'), ('status:', ':', ';')`);

/** So much of the ledger by one statement, which may last so long only: all that came is looked into. */
const atOnce = 200_000;

/**
 * Lets go of what the ledger has of contacts whose messages are gone: events that are about none may name them. What is
 * about a message that stays is somebody else's, though it may say their number; so is what came after their number had
 * passed on.
 */
export async function forgetDeliveriesOf(rows: Rows, contacts: number[]): Promise<void> {
  const [newest] = await rows.select({ id: max(deliveries.id) }).from(deliveries);
  for (let from = 0; from <= (newest?.id ?? 0); from += atOnce)
    await rows.execute(sql`
      with d as materialized (
        select d.id, d.account_id, d.event_key from deliveries d join identities i on ${names}
        where d.id between ${from} and ${from + atOnce - 1}
          and i.contact_id = ${anyOf(contacts)}
          and (i.ended_at is null or d.received_at <= i.ended_at))
      delete from deliveries using d
      where deliveries.id = d.id
        and not exists (select from messages m where ${isAbout} offset 0)`);
}

/**
 * Every event about a message has the provider's id in its key (`message:…`, `edit:…:2`, `status:…:read`): up to its end,
 * or to one of its further parts, for an id may have such signs of its own.
 */
const isAbout = sql`
  m.account_id = d.account_id and m.external_id = any(array(
    select array_to_string(parts[2:upto], ':')
    from string_to_array(d.event_key collate "default", ':') parts,
      generate_series(2, cardinality(parts)) upto))`;

/**
 * A payload names an address in many shapes: behind the channel's word, without its plus, an id in quotation marks or
 * without. It is looked for as it is, which costs little, and only what has it is looked at for its being no part of a
 * longer one.
 */
const bare = sql`ltrim(i.value, '+')`;
const names = sql`(
  d.account_id = i.account_id and strpos(d.payload, ${bare}) > 0
  and d.payload ~ ('\\m' || regexp_replace(${bare}, '(\\W)', '\\\\\\1', 'g') || '\\M'))`;
