import { type SQL, sql } from "drizzle-orm";
import { isoOf } from "@/db/iso-of";
import type { Staff } from "@/lib/auth/current-staff";
import type { BesideRow, ThreadDeed } from "@/lib/dialogs/types/beside";
import { threadDeeds } from "@/lib/dialogs/types/beside";
import { personInScope } from "@/lib/patients/person-scope";
import type { ManualKind, TouchDirection } from "@/lib/touches/types";
import type { BesideSource } from "./source";

type Found = {
  id: number;
  version: number;
  at: string;
  author: string | null;
  text: string;
  outcome: string;
} & (
  | { person_id: null; kind: ThreadDeed; about: string | null; taken: boolean }
  | {
      person_id: number;
      person: string;
      kind: ManualKind;
      direction: TouchDirection | null;
      withdrawn: boolean;
    }
);

/**
 * Touches of a dialog as rows of its thread: what was done with it when it was done, and what was recorded by hand when
 * it was recorded, whatever date it bears; each as its newest version says.
 * @package
 */
export const touchRows: BesideSource<Found> = {
  ask: ({ staff, dialogId, wanted }) => sql`
    select first.id, newest.version, ${place} as at, author.name as author,
      newest.text, person.id as person_id, newest.kind, about.name as about,
      coalesce(newest.about_staff_id = newest.author_id, false) as taken, person.name as person,
      newest.direction, newest.outcome, newest.withdrawn
    from touches first
    join lateral (
      select * from touches
      where id = first.id or root_id = first.id order by version desc limit 1
    ) newest on true
    left join staff author on author.id = newest.author_id
    left join staff about on about.id = newest.about_staff_id
    left join people record on record.id = newest.person_id
    left join people person on person.id = coalesce(record.merged_into_id, record.id)
    where first.dialog_id = ${dialogId} and first.root_id is null
      and ${wanted({ id: sql`first.id`, at: place })}
      and ${isShown(staff)}
    order by 3, first.id`,
  asRow,
};

const place = sql`(case when first.person_id is null then first.at else first.recorded_at end)`;

function isShown({ scope }: Staff): SQL {
  const isDeed = sql`first.kind = any(${sql.param(threadDeeds)}::touch_kind[])`;
  return sql`(case when first.person_id is null then ${isDeed}
    else ${personInScope(scope, sql`first.person_id`)} end)`;
}

function asRow(found: Found): BesideRow {
  const row = {
    id: `touch-${found.id}`,
    version: found.version,
    at: isoOf(found.at),
    by: found.author,
  };
  if (found.person_id === null) {
    const { kind, about, taken: isTaken, outcome, text } = found;
    const cause = outcome === "undelivered" ? outcome : null;
    return { ...row, type: "deed", deed: kind, about, isTaken, cause, words: text };
  }
  const { kind, direction, outcome, withdrawn, person } = found;
  return {
    ...row,
    type: "touch",
    touchId: found.id,
    personId: found.person_id,
    person,
    kind,
    direction,
    outcome,
    withdrawn,
  };
}
