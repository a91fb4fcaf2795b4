import { type SQL, sql } from "drizzle-orm";
import type { MessageKind } from "@/lib/channels/types";
import { previewOf } from "@/lib/dialogs/list/preview";
import { hasFailed } from "@/lib/dialogs/send/undelivered";
import { recordsOf } from "@/lib/patients/person-scope";
import type { PersonDialog } from "./person-dialogs";
import { type Asked, dialogIds, inDays } from "./timeline-query";
import type { MessagesEntry } from "./types";

/** A day of a dialog's messages, as the timeline reads it. */
export type FoundDay = {
  key: string;
  at: Date;
  dialog_id: string;
  shown_id: string;
  inbound: number;
  outbound: number;
  undelivered: number;
  unattributed: boolean;
  direction: "inbound" | "outbound";
  kind: MessageKind;
  text: string;
  unsent: boolean;
  waiting_since: Date | null;
};

/**
 * What was said in a person's dialogs, a dialog and a day at the clinic together, at the time of the newest message;
 * the key puts it above what a message brought about at the same moment. What somebody said was from another person is
 * not this one's.
 * @package
 */
export function daysFound(asked: Asked): SQL {
  const { filter, zone, personId } = asked;
  return sql`
    select 'words-' || m.dialog_id || '-' || m.day as key, max(m.at) as at, m.dialog_id,
      count(*) filter (where m.direction = 'inbound')::int as inbound,
      count(*) filter (where m.direction = 'outbound')::int as outbound,
      count(*) filter (where ${hasFailed})::int as undelivered,
      bool_or(m.person_id is null) as unattributed,
      (array_agg(m.id order by m.direction, m.at desc, m.order_key desc))[1] as shown_id
    from (
      select m.*, (m.at at time zone ${zone})::date as day from messages m
      where m.dialog_id = any(${dialogIds(asked)})
        and (m.person_id is null or m.person_id in (${recordsOf(sql`${personId}`)}))
        and ${filter.staff === null ? sql`true` : sql`m.author_id = ${filter.staff}`}
        and ${inDays(asked, sql`m.at`)}
    ) m
    group by m.dialog_id, m.day`;
}

/** The same with the words that stand for a day. */
export const daysWithWords = (days: SQL): SQL => sql`
  select day.*, m.direction, m.kind, m.text, m.unsent_at is not null as unsent,
    case when m.direction = 'inbound' then (
      select unanswered_since from dialogs d
      where d.id = day.dialog_id and d.last_inbound_at = m.at) end as waiting_since
  from (${days}) day
  join messages m on m.id = day.shown_id`;

/** @package */
export function asMessagesEntry(
  found: FoundDay,
  dialogs: PersonDialog[],
): MessagesEntry[] {
  const dialog = dialogs.find(({ id }) => id === Number(found.dialog_id));
  if (!dialog) return [];
  const { key, inbound, outbound, undelivered, direction, kind, unsent } = found;
  return [
    {
      type: "messages",
      key,
      at: new Date(found.at).toISOString(),
      dialogId: dialog.id,
      messageId: Number(found.shown_id),
      account: dialog.account,
      direction,
      kind,
      text: previewOf(found.text),
      unsent,
      inbound,
      outbound,
      undelivered,
      family: dialog.isShared && found.unattributed,
      waitingSince: found.waiting_since
        ? new Date(found.waiting_since).toISOString()
        : null,
    },
  ];
}
