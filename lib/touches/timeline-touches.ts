import { type SQL, sql } from "drizzle-orm";
import type { MessageKind } from "@/lib/channels/types";
import { previewOf } from "@/lib/dialogs/list/preview";
import { recordsOf } from "@/lib/patients/person-scope";
import type { PersonDialog } from "./person-dialogs";
import { type Asked, dialogIds, inDays } from "./timeline-query";
import type { Citation, ManualKind, TouchDirection, TouchEntry } from "./types";

/** The newest version of a touch, as the timeline reads it. */
export type FoundTouch = {
  key: string;
  at: Date;
  id: string;
  version: number;
  kind: ManualKind;
  direction: TouchDirection | null;
  outcome: string;
  text: string;
  follow_up_on: string | null;
  dialog_id: string | null;
  withdrawn: boolean;
  author: string | null;
  recorded_at: Date;
  changed_by: string | null;
  changed_at: Date;
  cited_id: string | null;
  cited_dialog_id: string | null;
  cited_direction: "inbound" | "outbound";
  cited_who: string | null;
  cited_at: Date;
  cited_kind: MessageKind;
  cited_text: string;
  cited_unsent: boolean;
};

/**
 * What was recorded by hand with a person, on whichever of their records, in its newest version and at the time that
 * it bears.
 * @package
 */
export function touchesFound(asked: Asked): SQL {
  const { filter, personId } = asked;
  const ids = dialogIds(asked);
  const isOfAccount = filter.account !== null || filter.channel !== null;
  return sql`
    select 'touch-' || first.id as key, newest.at, first.id, newest.version, newest.kind, newest.direction,
      newest.outcome, newest.text, newest.follow_up_on::text, newest.dialog_id, newest.withdrawn,
      author.name as author, first.recorded_at, changer.name as changed_by, newest.recorded_at as changed_at,
      cited.id as cited_id, cited.dialog_id as cited_dialog_id, cited.direction as cited_direction,
      coalesce(writer.name, writing.name) as cited_who, cited.at as cited_at,
      cited.kind as cited_kind, cited.text as cited_text, cited.unsent_at is not null as cited_unsent
    from touches first
    join lateral (
      select * from touches
      where id = first.id or root_id = first.id order by version desc limit 1
    ) newest on true
    left join staff author on author.id = first.author_id
    left join staff changer on changer.id = newest.author_id
    left join messages cited on cited.id = newest.cited_message_id
    left join staff writer on writer.id = cited.author_id
    left join people record on record.id = cited.person_id
    left join people writing on writing.id = coalesce(record.merged_into_id, record.id)
    where first.person_id = any(array(${recordsOf(sql`${personId}`)})) and first.root_id is null
      and ${filter.kind === null ? sql`true` : sql`newest.kind = ${filter.kind}`}
      and ${filter.staff === null ? sql`true` : sql`${filter.staff} in (first.author_id, newest.author_id)`}
      and ${isOfAccount ? sql`first.dialog_id = any(${ids})` : sql`true`}
      and ${inDays(asked, sql`newest.at`)}`;
}

/** @package */
export function asTouchEntry(
  found: FoundTouch,
  { dialogs, name }: { dialogs: PersonDialog[]; name: string },
): TouchEntry {
  const at = new Date(found.at).toISOString();
  const dialogId = found.dialog_id === null ? null : Number(found.dialog_id);
  return {
    type: "touch",
    key: found.key,
    at,
    touch: {
      id: Number(found.id),
      version: found.version,
      kind: found.kind,
      direction: found.direction,
      at,
      outcome: found.outcome,
      text: found.text,
      followUpOn: found.follow_up_on,
      dialogId: dialogs.some(({ id }) => id === dialogId) ? dialogId : null,
      citation: citationIn(found, dialogs, name),
      author: found.author,
      recordedAt: new Date(found.recorded_at).toISOString(),
      changed:
        found.version > 1
          ? { by: found.changed_by, at: new Date(found.changed_at).toISOString() }
          : null,
      withdrawn: found.withdrawn,
    },
  };
}

function citationIn(
  found: FoundTouch,
  dialogs: PersonDialog[],
  name: string,
): Citation | null {
  if (found.cited_id === null) return null;
  const dialog = dialogs.find(({ id }) => id === Number(found.cited_dialog_id));
  if (!dialog) return { hidden: true };
  const isTheirs = found.cited_direction === "inbound" && !dialog.isShared;
  return {
    hidden: false,
    messageId: Number(found.cited_id),
    dialogId: dialog.id,
    account: dialog.account,
    direction: found.cited_direction,
    who: found.cited_who ?? (isTheirs ? name : null),
    at: new Date(found.cited_at).toISOString(),
    kind: found.cited_kind,
    text: previewOf(found.cited_text),
    unsent: found.cited_unsent,
  };
}
