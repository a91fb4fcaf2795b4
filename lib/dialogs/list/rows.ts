import { type SQL, sql } from "drizzle-orm";
import { isoOf } from "@/db/iso-of";
import { opaque, opaqueAll, prepared } from "@/db/prepared";
import { tagOf } from "@/lib/accounts/list";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import { adapterOf } from "@/lib/channels";
import type { Channel, MessageKind, MessageStatus } from "@/lib/channels/types";
import { replyWindow } from "@/lib/dialogs/send/window";
import type { MessageOrigin } from "@/lib/dialogs/types/message";
import type { DialogRow, Preview } from "@/lib/dialogs/types/row";
import { newestFirst, ofD } from "@/lib/patients/contacts/newest-identity";
import { displayPhone } from "@/lib/patients/phone";
import type { Colleague } from "@/lib/staff/types";
import { previewOf } from "./preview";

/**
 * What the list's one statement gives for each dialog. Big numbers come as strings, from JSON as numbers; times are words,
 * since reading hundreds of them as times, only to write them down again, would be work for nothing.
 */
type FoundRow = {
  id: string | number;
  version: number;
  closed: boolean;
  activity_at: string;
  last_seq: number;
  unread: number;
  unanswered_since: string | null;
  settled_at: string | null;
  settled_by: string | null;
  undelivered: boolean;
  undelivered_reason: string | null;
  last_inbound_at: string | null;
  assignee_id: string | null;
  assignee: string | null;
  draft: string | null;
  last_direction: "inbound" | "outbound" | null;
  last_origin: MessageOrigin;
  last_author_id: string | null;
  last_author: string | null;
  last_kind: MessageKind;
  last_status: MessageStatus | null;
  last_preview: string;
  last_files: number;
  last_unsent: boolean;
  account_id: string;
  channel: Channel;
  label: string;
  account_handle: string;
  colour: string;
  human_agent: boolean;
  stopped: boolean;
  blocked: boolean;
  person: string | null;
  picture: string | null;
  contact_name: string | null;
  contact_handle: string | null;
  address: string | null;
};

/** Newest activity first; `d` is the dialog. Nulls, of which there are none, stand where the index has them. */
export const byActivity = sql`d.activity_at desc nulls last, d.id desc nulls last`;

/**
 * Which dialogs (`d`) to read: those that `which` leaves; the first `limit` in this `order` are taken before anything is
 * looked up about them. Without an order they come as they are found, each as soon as it is.
 */
type Wanted = { which: SQL; order?: SQL; limit?: number };

/** Reads dialogs as rows of the list in one statement, and only those that this member of staff may see. */
export async function dialogRows(staff: Staff, wanted: Wanted): Promise<DialogRow[]> {
  const found = await prepared(rowsQuery(staff, wanted));
  return found.map((one) => asRow(staff, one));
}

/** The same by the dialogs' ids, in no order; those that may not be seen are left out. */
export async function dialogRowsOf(
  staff: Staff,
  ids: readonly number[],
): Promise<DialogRow[]> {
  if (ids.length === 0) return [];
  return dialogRows(staff, { which: sql`d.id = any(${opaqueAll(ids)})` });
}

/** Who wrote the newest message, and whether it was taken back, is asked of what a colleague wrote or what has no words. */
const hasMore = sql`d.last_direction = 'outbound' or d.last_preview = ''`;

/** Is the contact's name that of the person behind it? Then nobody need be looked up. */
const isPersonsName = sql`(c.called_as_person and c.name is not null)`;

/** The question of {@link dialogRows}, to be asked together with others, and read by {@link asRow}. */
export function rowsQuery(staff: Staff, { which, order, limit }: Wanted) {
  const ordered = order ? sql`order by ${order}` : sql``;
  return sql<FoundRow>`
    select d.id, d.version, d.closure_id is not null as closed, d.activity_at::text as activity_at,
      d.last_seq,
      greatest(
        coalesce(s.marked_unread, false)::int,
        d.inbound_count - greatest(d.cleared_inbound, coalesce(s.seen_inbound, 0))) as unread,
      d.unanswered_since::text as unanswered_since, d.settled_at::text as settled_at, settler.name as settled_by,
      d.undelivered, closures.undelivered_reason,
      d.last_inbound_at::text as last_inbound_at, d.assignee_id, assignee.name as assignee,
      coalesce(nullif(drafts.text, ''), nullif(drafts.note, ''), waiting.file_name) as draft,
      d.last_direction, d.last_origin, d.last_kind, d.last_status, d.last_preview,
      case when d.last_kind = 'text' then 0
        else (select count(*)::int from attachments f where f.message_id = d.last_message_id) end as last_files,
      m.unsent_at is not null as last_unsent, m.author_id as last_author_id, author.name as last_author,
      a.id as account_id, a.channel, a.label, a.handle as account_handle, a.colour,
      a.human_agent, c.stopped_at is not null as stopped, c.blocked_at is not null as blocked,
      pictures.id as picture, p.name as person, c.name as contact_name, c.handle as contact_handle,
      case when coalesce(nullif(p.name, ''), nullif(c.name, ''), nullif(c.handle, '')) is null then (
        select value from identities
        where identities.contact_id = c.id order by ended_at is not null, kind,
          ${newestFirst(sql`identities.id`, ofD)} limit 1
      ) end as address
    from (
      select d.* from dialogs d
      where ${inScope(staff.scope, sql`d.account_id`)} and ${which}
      ${limit === undefined ? sql`` : sql`${ordered} limit ${sql.raw(String(limit))}`}
    ) d
    join accounts a on a.id = d.account_id
    join contacts c on c.id = d.contact_id
    left join messages m on m.id = case when ${hasMore} then d.last_message_id end
    left join staff author on author.id = m.author_id
    left join staff assignee on assignee.id = d.assignee_id
    left join seen_marks s on s.dialog_id = d.id and s.staff_id = ${opaque(staff.id)}
    left join drafts on drafts.dialog_id = d.id and drafts.staff_id = ${opaque(staff.id)}
    left join (
      select distinct on (dialog_id) dialog_id, file_name from uploads
      where staff_id = ${opaque(staff.id)} and file_key is not null order by dialog_id, id
    ) waiting on waiting.dialog_id = d.id
    left join closures on closures.id = case when d.undelivered then d.closure_id end
    left join staff settler on settler.id = d.settled_by_id
    left join pictures on pictures.contact_id = c.id and pictures.file_key is not null
    left join lateral (
      select case when min(coalesce(kept.id, record.id)) = max(coalesce(kept.id, record.id))
        then min(coalesce(kept.name, record.name)) end as name
      from contact_people
      join people record on record.id = contact_people.person_id
      left join people kept on kept.id = record.merged_into_id
      where not ${isPersonsName} and contact_people.contact_id = c.id
        and contact_people.unlinked_at is null
    ) p on true
    ${ordered}`;
}

/** A dialog that {@link rowsQuery} found, as a row of this member's list. */
export function asRow(staff: Staff, found: FoundRow): DialogRow {
  return {
    id: Number(found.id),
    version: found.version,
    name: nameOf(found),
    picture: found.picture === null ? null : `/api/pictures/${found.picture}`,
    account: tagOf({
      id: Number(found.account_id),
      channel: found.channel,
      label: found.label,
      handle: found.account_handle,
      colour: found.colour,
    }),
    closed: found.closed,
    activityAt: isoOf(found.activity_at),
    seq: found.last_seq,
    unread: found.unread,
    unansweredSince: found.unanswered_since && isoOf(found.unanswered_since),
    settled:
      found.settled_at === null
        ? null
        : { by: found.settled_by ?? "", at: isoOf(found.settled_at) },
    undelivered: found.undelivered,
    undeliveredReason: found.undelivered_reason,
    ...windowOf(found),
    assignee: assigneeIn(found),
    isMine: isReader(staff, found.assignee_id),
    stopped: found.stopped,
    blocked: found.blocked,
    preview: previewIn(staff, found),
    draft: found.draft === null ? null : previewOf(found.draft),
  };
}

const assigneeIn = ({ assignee_id: id, assignee: name }: FoundRow): Colleague | null =>
  id === null || name === null ? null : { id: Number(id), name };

const isReader = (staff: Staff, id: string | null): boolean =>
  id !== null && Number(id) === staff.id;

function windowOf({ channel, human_agent, last_inbound_at }: FoundRow) {
  const { facts } = adapterOf(channel);
  const lastInboundAt = last_inbound_at === null ? null : new Date(last_inbound_at);
  return {
    window: replyWindow(facts, lastInboundAt, { humanAgent: human_agent }),
    takesTemplates: facts.templates !== null,
  };
}

function nameOf(found: FoundRow): string {
  const { person, contact_name, contact_handle, address } = found;
  if (person) return person;
  if (contact_name) return contact_name;
  return contact_handle ? `@${contact_handle}` : displayPhone(address ?? "");
}

function previewIn(staff: Staff, found: FoundRow): Preview | null {
  if (!found.last_direction) return null;
  return {
    direction: found.last_direction,
    origin: found.last_origin,
    author: found.last_author,
    isOwn: isReader(staff, found.last_author_id),
    kind: found.last_kind,
    text: found.last_preview,
    status: found.last_status,
    files: found.last_files,
    unsent: found.last_unsent,
  };
}
