import { and, desc, eq, inArray, ne, notInArray, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { dialogs, messages } from "@/db/schema";
import { newestOf } from "@/lib/dialogs/keep-messages";
import { nextVersion } from "@/lib/dialogs/note-change";

/**
 * Has dialogs that lost messages go by what remains of them: the newest message that their rows show, whether anybody
 * waits and since when, and how far seeing their last message counts as seen. In the caller's transaction, which
 * holds the dialogs locked.
 */
export async function showWhatRemains(
  rows: Rows,
  { dialogIds, goneIds }: { dialogIds: number[]; goneIds: number[] },
): Promise<void> {
  await showNewest(rows, goneIds);
  await waitSinceWhatRemains(rows, dialogIds);
  await countLastAsAll(rows, dialogIds);
}

/** What the system said by itself is never what a row shows. */
async function showNewest(rows: Rows, goneIds: number[]): Promise<void> {
  const headless = inArray(dialogs.lastMessageId, goneIds);
  const newest = await rows
    .selectDistinctOn([messages.dialogId], {
      id: messages.id,
      dialogId: messages.dialogId,
      at: messages.at,
      orderKey: messages.orderKey,
      direction: messages.direction,
      kind: messages.kind,
      origin: messages.origin,
      status: messages.status,
      text: messages.text,
    })
    .from(messages)
    .innerJoin(dialogs, eq(dialogs.id, messages.dialogId))
    .where(and(headless, ne(messages.origin, "system")))
    .orderBy(messages.dialogId, desc(messages.at), desc(messages.orderKey));
  const shown = newest.map(({ dialogId }) => dialogId);
  await rows
    .update(dialogs)
    .set(nothingLast)
    .where(and(headless, notInArray(dialogs.id, shown)));
  for (const { id, dialogId, ...message } of newest)
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
          and message.at >= dialog.unanswered_since
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
