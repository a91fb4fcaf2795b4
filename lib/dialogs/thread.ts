import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db";
import { accounts, messages, outbox, people, staff } from "@/db/schema";
import { adapterOf } from "@/lib/channels";
import type { MessageDetails } from "@/lib/channels/types";
import { failureOf } from "./failure";
import { type Extras, extrasOf } from "./thread-extras";
import type { ThreadMessage } from "./types";

const pageSize = 50;
/** On each side of a message that is gone to: enough to fill a tall screen above and below it. */
const halfPage = 25;

/** As the ascending index has them, read backwards and forwards: else PostgreSQL sorts a whole thread for a page. */
const newestFirst = [desc(messages.at), desc(messages.orderKey)];
const oldestFirst = [asc(messages.at), asc(messages.orderKey)];

/** The newest page of a thread, oldest first, or the page before a message of it. Four statements. */
export async function threadPage(
  dialogId: number,
  beforeId?: number,
): Promise<{ messages: ThreadMessage[]; hasOlder: boolean }> {
  const before = beforeId ? beside(dialogId, sql`<`, beforeId) : undefined;
  const { found, beyond } = await readPage(dialogId, before, newestFirst, pageSize);
  return { messages: await withExtras(found.reverse()), hasOlder: beyond !== null };
}

/** A page of a thread that may end before the thread does; `until` is the time of the message behind it, if so. */
type Newer = { messages: ThreadMessage[]; hasNewer: boolean; until: Date | null };

/** The page of a thread after one of its messages, oldest first. */
export async function threadAfter(dialogId: number, afterId: number): Promise<Newer> {
  const after = beside(dialogId, sql`>`, afterId);
  const { found, beyond } = await readPage(dialogId, after, oldestFirst, pageSize);
  return { messages: await withExtras(found), hasNewer: beyond !== null, until: beyond };
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
    messages: await withExtras([...older.found.reverse(), ...newer.found]),
    hasOlder: older.beyond !== null,
    hasNewer: newer.beyond !== null,
    until: newer.beyond,
  };
}

/** On which side of a message of the dialog, in thread order; of a message that is not in it, on none. */
const beside = (dialogId: number, side: SQL, messageId: number): SQL => sql`
  (${messages.at}, ${messages.orderKey}) ${side} (
    select at, order_key from messages m where m.id = ${messageId} and m.dialog_id = ${dialogId})`;

/** So many messages, and the time of the one beyond them; null where there is none. */
async function readPage(
  dialogId: number,
  where: SQL | undefined,
  order: SQL[],
  size: number,
) {
  const asked = read(and(eq(messages.dialogId, dialogId), where), order);
  const found = await asked.limit(size + 1);
  return { found: found.slice(0, size), beyond: found[size]?.message.at ?? null };
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
  const found = await read(
    and(
      eq(messages.dialogId, dialogId),
      sql`${messages.id} in (${withAnswers(dialogId, ids)})`,
    ),
    oldestFirst,
  );
  return withExtras(found);
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

/** The record that a message was said to be from; its person is the one it was merged into. */
const record = alias(people, "record");

type Found = Awaited<ReturnType<typeof read>>[number];

const read = (which: SQL | undefined, order: SQL[]) =>
  db()
    .select({
      message: messages,
      channel: accounts.channel,
      author: staff.name,
      person: { id: people.id, name: people.name },
      sendState: outbox.state,
    })
    .from(messages)
    .innerJoin(accounts, eq(accounts.id, messages.accountId))
    .leftJoin(staff, eq(staff.id, messages.authorId))
    .leftJoin(record, eq(record.id, messages.personId))
    .leftJoin(people, eq(people.id, sql`coalesce(${record.mergedIntoId}, ${record.id})`))
    .leftJoin(outbox, eq(outbox.messageId, messages.id))
    .where(which)
    .orderBy(...order);

async function withExtras(found: Found[]): Promise<ThreadMessage[]> {
  const extras = await extrasOf(found.map(({ message }) => message));
  return found.map((each) => asThreadMessage(each, extras(each.message)));
}

function asThreadMessage(found: Found, extras: Extras): ThreadMessage {
  const { message, channel, author, person, sendState } = found;
  const failed = message.status === "failed";
  return {
    id: message.id,
    dialogId: message.dialogId,
    version: message.version,
    clientId: message.clientId,
    part: message.part,
    direction: message.direction,
    origin: message.origin,
    kind: message.kind,
    text: message.text,
    details: message.details as MessageDetails,
    status: message.status,
    statusTimes: message.statusTimes,
    unsettled: sendState === "unknown",
    failure: failed ? failureOf(adapterOf(channel), message.errorCode) : null,
    author,
    person,
    at: message.at.toISOString(),
    orderKey: message.orderKey,
    seq: message.seq,
    edited: message.editedAt !== null,
    unsent: message.unsentAt !== null,
    arrivedLate: message.arrivedLate,
    ...extras,
  };
}
