import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { touches } from "@/db/schema";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";

/** What an account says by itself is no answer. */
const isAnswer = sql`m.direction = 'outbound' and m.origin <> 'system'`;

/**
 * Logs the first answer by a person since a locked dialog was opened or last reopened, and how long the patient had
 * waited for it. Does nothing where nobody waits, or where this opening had its answer: one that was refused was none.
 */
export async function leaveFirstAnswer(
  rows: Rows,
  dialog: LockedDialog,
  { at, authorId }: { at: Date; authorId: number | null },
): Promise<void> {
  // Who waited as it was closed all the same was settled by that.
  if (dialog.undelivered && !dialog.closureId) await handOnFirstAnswer(rows, dialog.id);
  if (!dialog.unansweredSince) return;
  const waitedMs = Math.max(0, at.getTime() - dialog.unansweredSince.getTime());
  await rows.execute(sql`
    insert into ${touches} (dialog_id, kind, at, author_id, waited_ms)
    select ${dialog.id}, 'firstAnswer', ${at.toISOString()}::timestamptz, ${authorId}::bigint, ${waitedMs}
    where coalesce((
      select ${touches.kind} from ${touches}
      where ${touches.dialogId} = ${dialog.id}
        and ${touches.kind} in ('dialogOpened', 'dialogReopened', 'firstAnswer')
      order by ${touches.id} desc limit 1), 'dialogOpened') <> 'firstAnswer'`);
}

/**
 * Where the first answer was refused, logs the next one that was not as what the patient had waited for. It may have been
 * written already, or the dialog brought back by the refusal. Does nothing otherwise; safe to repeat.
 */
export async function handOnFirstAnswer(rows: Rows, dialogId: number): Promise<void> {
  await rows.execute(sql`
    insert into touches (dialog_id, kind, at, author_id, waited_ms)
    select t.dialog_id, t.kind, next.at, next.author_id,
      t.waited_ms + extract(epoch from next.at - t.at) * 1000
    from (
      select * from touches
      where dialog_id = ${dialogId} and (kind in ('dialogOpened', 'firstAnswer')
        or (kind = 'dialogReopened' and outcome <> 'undelivered'))
      order by id desc limit 1) t
    cross join lateral (
      select at, author_id from messages m
      where m.dialog_id = t.dialog_id and m.at > t.at and ${isAnswer}
        and m.status <> 'failed' and m.unsent_at is null
      order by at, order_key limit 1) next
    where t.kind = 'firstAnswer' and ${wasRefused(sql`t`)}`);
}

/**
 * Was a first answer (a touch `t`) one? Not where all of it was refused, unless a late report says otherwise; then what
 * had been handed on is none. Of one whose messages are gone nobody knows, but that it was handed on.
 */
export const isFirstAnswer = sql`(case ${wasRefused(sql`t`)}
  when true then false
  when false then not exists (
    ${ofSameWait(sql`other.at >= ${since(sql`t`)} and other.at < t.at`)} and not ${wasRefused(sql`other`)})
  else not exists (${ofSameWait(sql`other.at > t.at`)}) end)`;

/** The first answers to the same wait as a touch `t`: where one was refused, there is another. */
function ofSameWait(when: SQL): SQL {
  return sql`
    select from touches other
    where other.dialog_id = t.dialog_id and ${when} and other.kind = 'firstAnswer'
      and ${since(sql`other`)} = ${since(sql`t`)}`;
}

function since(touch: SQL): SQL {
  return sql`${touch}.at - ${touch}.waited_ms * interval '1 ms'`;
}

/** The parts of a reply have one time, which is its touch's too. */
function wasRefused(touch: SQL): SQL {
  return sql`(
    select bool_and(m.status = 'failed') from messages m
    where m.dialog_id = ${touch}.dialog_id and m.at = ${touch}.at and ${isAnswer})`;
}
