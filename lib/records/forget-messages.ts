import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import {
  attachments,
  dialogs,
  identities,
  messages,
  messageVersions,
  outbox,
  reactions,
} from "@/db/schema";
import { addressName, outboxName, rememberErased } from "@/lib/dialogs/erased";
import { letGoOfFiles } from "@/lib/files/removals";
import { forgetDeliveriesAbout, holdWaiting } from "./forget-deliveries";
import { showWhatRemains } from "./show-what-remains";
import { anyOf } from "./theirs";

/** Lets this transaction, and no other, pass the triggers that keep touches append-only. */
export async function allowErasing(rows: Rows): Promise<void> {
  await rows.execute(sql`select set_config('dialogs.erasing', 'on', true)`);
}

/** So many messages by one statement: it may last so long only. */
const atOnce = 2_000;

/**
 * Deletes messages with all that hangs on them, for good: words, versions, files, reactions, the ledger's payloads,
 * the list's preview and what cites them. Only keyed hashes stay, of the provider's ids, or of a send that has none which
 * anybody knows, so that neither a late webhook nor reconciliation brings them back. Their dialogs go on by what remains
 * of them. In the caller's transaction, after {@link allowErasing}. Answers with the accounts whose dialogs changed.
 */
export async function forgetMessages(
  rows: Rows,
  messageIds: number[],
): Promise<number[]> {
  if (messageIds.length === 0) return [];
  await holdWaiting(rows, { messages: sql`m.id = ${anyOf(messageIds)}` });
  const locked = await lockDialogsOf(rows, messageIds);
  for (let from = 0; from < messageIds.length; from += atOnce)
    await forgetPart(rows, messageIds.slice(from, from + atOnce));
  const dialogIds = locked.map(({ id }) => id);
  await showWhatRemains(rows, { dialogIds, goneIds: messageIds });
  return [...new Set(locked.map(({ accountId }) => accountId))];
}

async function forgetPart(rows: Rows, messageIds: number[]): Promise<void> {
  const ids = anyOf(messageIds);
  const gone = await rows
    .select({ accountId: messages.accountId, externalId: messages.externalId })
    .from(messages)
    .where(sql`${messages.id} = ${ids}`);
  await letGoOfFiles(rows, messageIds);
  await rememberGone(rows, gone, ids);
  await forgetDeliveriesAbout(rows, gone);
  await rows.execute(sql`
    update touches set cited_message_id = null where cited_message_id = ${ids}`);
  await rows.execute(sql`
    update messages set retry_of_id = null where retry_of_id = ${ids}`);
  for (const table of [attachments, messageVersions, reactions, outbox]) {
    await rows.delete(table).where(sql`${table.messageId} = ${ids}`);
  }
  await rows.delete(messages).where(sql`${messages.id} = ${ids}`);
}

/** Before whatever is in them, as whoever stores a message does: two that meet wait for each other in one order. */
function lockDialogsOf(rows: Rows, messageIds: number[]) {
  return rows
    .select({ id: dialogs.id, accountId: dialogs.accountId })
    .from(dialogs)
    .where(
      inArray(
        dialogs.id,
        rows
          .select({ id: messages.dialogId })
          .from(messages)
          .where(sql`${messages.id} = ${anyOf(messageIds)}`),
      ),
    )
    .orderBy(dialogs.id)
    .for("update");
}

type Gone = { accountId: number; externalId: string | null };

async function rememberGone(rows: Rows, gone: Gone[], ids: SQL): Promise<void> {
  const known = gone.flatMap(({ accountId, externalId }) =>
    externalId ? [{ accountId, name: externalId }] : [],
  );
  await rememberErased(rows, [...known, ...(await lostAmong(rows, ids))]);
}

/** What was said longer ago no provider comes with any more, nor does anybody look for it. */
const soughtDays = 8;

/** The names of those whose provider may have them under an id that nobody knows: it may tell them yet. */
async function lostAmong(rows: Rows, ids: SQL) {
  const lost = await rows
    .select({
      accountId: messages.accountId,
      outboxId: outbox.id,
      to: identities.value,
    })
    .from(messages)
    .innerJoin(outbox, eq(outbox.messageId, messages.id))
    .innerJoin(identities, eq(identities.id, messages.identityId))
    .where(
      and(
        sql`${messages.id} = ${ids}`,
        isNull(messages.externalId),
        sql`${messages.at} > now() - make_interval(days => ${soughtDays})`,
      ),
    );
  return lost.flatMap(({ accountId, outboxId, to }) =>
    [outboxName(outboxId), addressName("echo", to)].map((name) => ({ accountId, name })),
  );
}
