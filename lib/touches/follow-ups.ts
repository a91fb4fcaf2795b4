import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { opaqueAll, prepared } from "@/db/prepared";
import type { Staff } from "@/lib/auth/current-staff";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { calendarDay } from "@/lib/format";
import { isArchived } from "@/lib/patients/archived";
import { records } from "@/lib/patients/list";
import { personInScope } from "@/lib/patients/person-scope";
import type { FollowUp, FollowUps, ManualKind, TouchDirection } from "./types";

/** As many as anybody would look through at once; the earliest come first, and of the others their number. */
const most = 500;

type Found = {
  touch_id: string;
  version: number;
  day: string;
  kind: ManualKind;
  direction: TouchDirection | null;
  outcome: string;
  text: string;
  author: string | null;
  person_id: string;
  person: string;
  dialog_id: string | null;
  total: number;
};

/** What was promised to people who may be seen, by when it is due at the clinic. */
export async function listFollowUps(staff: Staff, now = new Date()): Promise<FollowUps> {
  const today = calendarDay(now.getTime(), await clinicTimeZone());
  const { shown, total } = await read(staff);
  return {
    overdue: shown.filter(({ on }) => on < today),
    today: shown.filter(({ on }) => on === today),
    coming: shown.filter(({ on }) => on > today),
    later: total - shown.length,
  };
}

/** How much of it is due by today. */
export async function countDue(staff: Staff, now = new Date()): Promise<number> {
  const today = calendarDay(now.getTime(), await clinicTimeZone());
  const { rows } = await db().execute<{ due: number }>(sql`
    select count(*)::int as due from (${open(staff)}) open where open.follow_up_on <= ${today}`);
  return rows[0]?.due ?? 0;
}

type Promised = { id: string; day: string | null };

/**
 * The day for which something was promised next to each of some people, a page of the list at most; null to whom nothing
 * is. One statement, which asks for the touches of these people alone.
 */
export async function nextFollowUps(
  scope: AccountScope,
  personIds: number[],
): Promise<Map<number, string | null>> {
  const found = await prepared(sql<Promised>`
    select people.id, (
      select min(t.follow_up_on)::text from touches t
      where t.person_id in ${records} and ${promises}) as day
    from people
    where people.id = any(${opaqueAll(personIds)}) and not ${isArchived("people")}
      and ${personInScope(scope, sql`people.id`)}`);
  return new Map(found.map(({ id, day }) => [Number(id), day]));
}

async function read(staff: Staff): Promise<{ shown: FollowUp[]; total: number }> {
  const { rows } = await db().execute<Found>(sql`
    select open.*, open.follow_up_on::text as day, author.name as author, count(*) over ()::int as total,
      case when ${inScope(staff.scope, sql`d.account_id`)} then d.id end as dialog_id
    from (${open(staff)}) open
    left join staff author on author.id = open.author_id
    left join dialogs d on d.id = open.made_in
    order by open.follow_up_on, open.touch_id limit ${most}`);
  const shown = rows.map((found) => ({
    touchId: Number(found.touch_id),
    version: found.version,
    on: found.day,
    kind: found.kind,
    direction: found.direction,
    outcome: found.outcome,
    text: found.text,
    author: found.author,
    person: { id: Number(found.person_id), name: found.person },
    dialogId: found.dialog_id === null ? null : Number(found.dialog_id),
  }));
  return { shown, total: rows[0]?.total ?? 0 };
}

/** Nobody follows up on who was archived. */
const open = ({ scope }: Staff): SQL => sql`
  select coalesce(t.root_id, t.id) as touch_id, t.version, t.follow_up_on, t.kind, t.direction,
    t.outcome, t.text, t.author_id, t.dialog_id as made_in, person.id as person_id, person.name as person
  from touches t
  join people record on record.id = t.person_id
  join people person on person.id = coalesce(record.merged_into_id, record.id)
  where ${promises} and not ${isArchived("person")}
    and ${personInScope(scope, sql`person.id`)}`;

/** Does `t` promise anything? Only a touch's newest version does. */
const promises = sql`
  t.follow_up_on is not null and not t.withdrawn and not exists (
    select from touches newer
    where newer.root_id = coalesce(t.root_id, t.id) and newer.version > t.version)`;
