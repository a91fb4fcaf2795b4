import { and, desc, eq, inArray, ne, notInArray, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { dialogs, messages } from "@/db/schema";
import { newestOf } from "@/lib/dialogs/keep-messages";
import { nextVersion } from "@/lib/dialogs/note-change";
import { anyOf } from "./theirs";

/** Which messages are gone, and their dialogs. */
type Gone = { dialogIds: number[]; goneIds: number[] };

/**
 * Has dialogs that lost messages go by what remains of them: the newest message that their rows show, whether anybody
 * waits and since when, and how far seeing their last message counts as seen. In the caller's transaction, which
 * holds the dialogs locked.
 */
export async function showWhatRemains(rows: Rows, gone: Gone): Promise<void> {
  await showNewest(rows, gone);
  await waitSinceWhatRemains(rows, gone.dialogIds);
  await countLastAsAll(rows, gone.dialogIds);
}

/** What the system said by itself is never what a row shows. */
async function showNewest(rows: Rows, { dialogIds, goneIds }: Gone): Promise<void> {
  const headless = and(
    inArray(dialogs.id, dialogIds),
    sql`${dialogs.lastMessageId} = ${anyOf(goneIds)}`,
  );
  // Looked up for each dialog: a thread may be long.
  const newest = rows
    .select()
    .from(messages)
    .where(and(eq(messages.dialogId, dialogs.id), ne(messages.origin, "system")))
    .orderBy(desc(messages.at), desc(messages.orderKey))
    .limit(1)
    .as("newest");
  const found = await rows
    .select({
      id: newest.id,
      dialogId: newest.dialogId,
      at: newest.at,
      orderKey: newest.orderKey,
      direction: newest.direction,
      kind: newest.kind,
      origin: newest.origin,
      status: newest.status,
      text: newest.text,
    })
    .from(dialogs)
    .crossJoinLateral(newest)
    .where(headless);
  const shown = found.map(({ dialogId }) => dialogId);
  await rows
    .update(dialogs)
    .set(nothingLast)
    .where(and(headless, notInArray(dialogs.id, shown)));
  for (const { id, dialogId, ...message } of found)
    await rows
      .update(dialogs)
      .set({
        ...newestOf(id, message),
        undelivered: sql`${dialogs.undelivered} and ${message.status === "failed"}`,
        version: nextVersion,
      })
      .where(eq(dialogs.id, dialogId));
}

const nothingLast = {
  lastMessageId: null,
  lastAt: null,
  lastOrderKey: null,
  lastDirection: null,
  lastKind: null,
  lastOrigin: null,
  lastStatus: null,
  lastPreview: "",
  undelivered: false,
  version: nextVersion,
};

/** Who waited by words that are gone waits since their next ones; where there are none, nobody waits. */
async function waitSinceWhatRemains(rows: Rows, dialogIds: number[]): Promise<void> {
  await rows.execute(sql`
    update dialogs set
      unanswered_since = waiting.since,
      cleared_inbound = case when waiting.since is null then inbound_count else cleared_inbound end,
      version = version + 1
    from (
      select dialog.id, min(message.at) as since
      from dialogs dialog left join messages message
        on message.dialog_id = dialog.id and message.direction = 'inbound'
          and message.at >= dialog.unanswered_since and message.seq > dialog.settled_seq
          and message.unsent_at is null
      where dialog.id = any(${sql.param(dialogIds)}::bigint[])
      group by dialog.id
    ) waiting
    where dialogs.id = waiting.id and (
      dialogs.unanswered_since is distinct from waiting.since or dialogs.last_message_id is null)`);
}

/** Marks of who saw how far are counts: whoever has seen the last message that is left has seen all there were. */
async function countLastAsAll(rows: Rows, dialogIds: number[]): Promise<void> {
  await rows.execute(sql`
    update messages set inbound_no = dialogs.inbound_count
    from dialogs
    where dialogs.id = any(${sql.param(dialogIds)}::bigint[])
      and messages.dialog_id = dialogs.id and messages.inbound_no < dialogs.inbound_count
      and messages.seq = (
        select max(other.seq) from messages other where other.dialog_id = dialogs.id)`);
}
