import { type SQL, sql } from "drizzle-orm";
import { opaque, prepared } from "@/db/prepared";
import { adapterOf } from "@/lib/channels";
import type { Channel, MessageDetails } from "@/lib/channels/types";
import { failureOf } from "@/lib/dialogs/send/failure";
import type { MessageFailure, ThreadMessage } from "@/lib/dialogs/types/message";
import { extrasIn, extrasQuery, type FoundExtras } from "./thread-extras";

const pageSize = 50;
/** On each side of a message that is gone to: enough to fill a tall screen above and below it. */
const halfPage = 25;

/** As the ascending index has them, read backwards and forwards: else PostgreSQL sorts a whole thread for a page. */
const newestFirst = sql`m.at desc, m.order_key desc`;
const oldestFirst = sql`m.at, m.order_key`;

/** The newest page of a thread, oldest first, or the page before a message of it. One statement. */
export async function threadPage(
  dialogId: number,
  beforeId?: number,
): Promise<{ messages: ThreadMessage[]; hasOlder: boolean }> {
  const before = beforeId ? beside(dialogId, sql`<`, beforeId) : sql`true`;
  const { found, beyond } = await readPage(dialogId, before, newestFirst, pageSize);
  return { messages: found.reverse().map(asThreadMessage), hasOlder: beyond !== null };
}

/** A page of a thread that may end before the thread does; `until` is the time of the message behind it, if so. */
type Newer = { messages: ThreadMessage[]; hasNewer: boolean; until: Date | null };

/** The page of a thread after one of its messages, oldest first. */
export async function threadAfter(dialogId: number, afterId: number): Promise<Newer> {
  const after = beside(dialogId, sql`>`, afterId);
  const { found, beyond } = await readPage(dialogId, after, oldestFirst, pageSize);
  return {
    messages: found.map(asThreadMessage),
    hasNewer: beyond !== null,
    until: beyond,
  };
}

/** A message with those before and after it, oldest first; null where the dialog has no such message. */
export async function threadAround(
  dialogId: number,
  messageId: number,
): Promise<(Newer & { hasOlder: boolean }) | null> {
  const upTo = beside(dialogId, sql`<=`, messageId);
  const after = beside(dialogId, sql`>`, messageId);
  const [older, newer] = await Promise.all([
    readPage(dialogId, upTo, newestFirst, halfPage + 1),
    readPage(dialogId, after, oldestFirst, halfPage),
  ]);
  if (older.found.length === 0) return null;
  return {
    messages: [...older.found.reverse(), ...newer.found].map(asThreadMessage),
    hasOlder: older.beyond !== null,
    hasNewer: newer.beyond !== null,
    until: newer.beyond,
  };
}

/** On which side of a message of the dialog, in thread order; of a message that is not in it, on none. */
const beside = (dialogId: number, side: SQL, messageId: number): SQL => sql`
  (m.at, m.order_key) ${side} (
    select place.at, place.order_key from messages place where place.id = ${messageId} and place.dialog_id = ${dialogId})`;

/** So many messages, and the time of the one beyond them; null where there is none. */
async function readPage(dialogId: number, where: SQL, order: SQL, size: number) {
  const which = sql`m.dialog_id = ${opaque(dialogId)} and ${where}`;
  const found = await read({ which, order, limit: size + 1 });
  const beyond = found[size];
  return { found: found.slice(0, size), beyond: beyond ? new Date(beyond.at) : null };
}

/**
 * Messages of a thread by their ids, in thread order, and with them those that answer one of them: what catching up
 * asks for, since a quote shows the quoted message as it is now.
 */
export async function threadMessages(
  dialogId: number,
  ids: number[],
): Promise<ThreadMessage[]> {
  if (ids.length === 0) return [];
  const which = sql`m.dialog_id = ${dialogId} and m.id in (${withAnswers(dialogId, ids)})`;
  const found = await read({ which, order: oldestFirst });
  return found.map(asThreadMessage);
}

/**
 * Two arms with an index each; an `or` would have none. An answer stands after what it answers, save by a day at most
 * on a channel that gives no time and delivered the two in the wrong order.
 */
const withAnswers = (dialogId: number, ids: number[]): SQL => sql`
  select unnest(${sql.param(ids)}::bigint[])
  union
  select answer.id from messages asked
  join messages answer
    on answer.dialog_id = asked.dialog_id and answer.at >= asked.at - interval '1 day'
    and answer.reply_to_external_id = asked.external_id
  where asked.dialog_id = ${dialogId} and asked.id = any(${sql.param(ids)}::bigint[])`;

/** What the thread's one statement gives for each message. Big numbers come as strings. */
type Found = FoundExtras & {
  id: string;
  dialog_id: string;
  version: number;
  client_id: string | null;
  part: number;
  direction: ThreadMessage["direction"];
  origin: ThreadMessage["origin"];
  kind: ThreadMessage["kind"];
  text: string;
  details: MessageDetails;
  status: ThreadMessage["status"];
  status_times: ThreadMessage["statusTimes"];
  error_code: string | null;
  reply_to_external_id: string | null;
  at: Date;
  order_key: string;
  seq: number;
  edited: boolean;
  unsent: boolean;
  arrived_late: boolean;
  channel: Channel;
  author: string | null;
  author_id: string | null;
  person_id: string | null;
  person: string;
  send_state: string | null;
  retried: boolean;
};

type Asked = { which: SQL; order: SQL; limit?: number };

/**
 * Messages (`m`) with who wrote them and what hangs on them; the person is the one that a record was merged into. By its
 * `offset 0` what says a message again is looked up, and not read of all messages together.
 */
function read({ which, order, limit }: Asked): Promise<Found[]> {
  return prepared(sql<Found>`
    select m.id, m.dialog_id, m.version, m.client_id, m.part, m.direction, m.origin, m.kind, m.text, m.details,
      m.status, m.status_times, m.error_code, m.reply_to_external_id, m.at, m.order_key, m.seq, m.arrived_late,
      m.edited_at is not null as edited, m.unsent_at is not null as unsent,
      a.channel, author.name as author, m.author_id, p.id as person_id, p.name as person, o.state as send_state,
      m.status = 'failed' and exists (select from messages again where again.retry_of_id = m.id offset 0) as retried,
      ${extrasQuery}
    from messages m
    join accounts a on a.id = m.account_id
    left join staff author on author.id = m.author_id
    left join people record on record.id = m.person_id
    left join people p on p.id = coalesce(record.merged_into_id, record.id)
    left join outbox o on o.message_id = m.id
    where ${which} order by ${order}
    ${limit === undefined ? sql`` : sql`limit ${opaque(limit)}`}`);
}

function failureIn({ channel, error_code, origin, retried }: Found): MessageFailure {
  const failure = failureOf(adapterOf(channel), error_code, origin);
  return retried ? { ...failure, canRetry: false, retried } : failure;
}

function asThreadMessage(found: Found): ThreadMessage {
  return {
    id: Number(found.id),
    dialogId: Number(found.dialog_id),
    version: found.version,
    clientId: found.client_id,
    part: found.part,
    direction: found.direction,
    origin: found.origin,
    kind: found.kind,
    text: found.text,
    details: found.details,
    status: found.status,
    statusTimes: found.status_times,
    unsettled: found.send_state === "unknown",
    failure: found.status === "failed" ? failureIn(found) : null,
    author: found.author,
    authorId: found.author_id === null ? null : Number(found.author_id),
    person:
      found.person_id === null
        ? null
        : { id: Number(found.person_id), name: found.person },
    at: new Date(found.at).toISOString(),
    orderKey: found.order_key,
    seq: found.seq,
    edited: found.edited,
    unsent: found.unsent,
    arrivedLate: found.arrived_late,
    ...extrasIn(found),
  };
}
