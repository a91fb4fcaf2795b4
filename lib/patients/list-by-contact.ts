import { type SQL, sql } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { nextFollowUps } from "@/lib/touches/follow-ups";
import { listedAs, listPeople, records, within } from "./list";
import { personInScope } from "./person-scope";
import {
  type ContactOrder,
  hasOrder,
  type ListedPeople,
  type PeopleAsked,
  type PeopleByContact,
  type PeopleFilter,
} from "./types/list";

const pageSize = 50;

/** Which people are asked for, and in which order; `before` is the `next` of the page before, `limit` less than a page. */
export type ContactAsked = {
  order: ContactOrder;
  filter: PeopleFilter;
  before: string | null;
  limit?: number;
};

/** The page that an address asks for, with what was promised to whom it shows. */
export async function peoplePage(
  scope: AccountScope,
  asked: PeopleAsked,
): Promise<ListedPeople> {
  const { rows, next } = await pageAsked(scope, asked);
  const ids = rows.map(({ id }) => id);
  const days = await nextFollowUps(scope, ids);
  return {
    rows: rows.map((row) => ({ ...row, followUpOn: days.get(row.id) ?? null })),
    next,
  };
}

/** A search has no order but its own, nor have the archived, who are few. */
function pageAsked(scope: AccountScope, { q, filter, order, before }: PeopleAsked) {
  if (order !== "added" && hasOrder({ q, filter }))
    return listByContact(scope, { order, filter, before });
  const id = Number(before ?? Number.NaN);
  return listPeople(scope, { q, filter, before: Number.isNaN(id) ? null : id });
}

/**
 * The people whom a member of staff may see, by their last contact on the accounts of the scope, 50 a page; those without
 * any follow, the last added first. Dialogs are walked along in their own order, and whoever is behind one is listed at
 * their latest: nothing of it is kept with the people. Five statements at most.
 */
export async function listByContact(
  scope: AccountScope,
  { order, filter, before, limit = pageSize }: ContactAsked,
): Promise<PeopleByContact> {
  const wanted = { scope, which: within(filter), order, place: placeOf(before) };
  const heard = await heardFrom({ ...wanted, limit: limit + 1 });
  const others = await neverHeardFrom({ ...wanted, limit: limit + 1 - heard.length });
  const found = [...heard, ...others];
  const shown = found.slice(0, limit);
  const ids = shown.map(({ id }) => Number(id));
  const next = found.length > limit ? (shown.at(-1)?.place ?? null) : null;
  return { rows: await listedAs(scope, ids), next };
}

/** Behind whom a page begins: somebody, and their latest dialog with when it was that, if they have any. */
type Place = { id: number; dialogId?: number | undefined; at?: number | undefined };

type Wanted = {
  scope: AccountScope;
  which: SQL;
  order: ContactOrder;
  place: Place | null;
  limit: number;
};

type Found = { id: string; place: string };

function placeOf(before: string | null): Place | null {
  const [id, dialogId, at] = before?.split("_").map(Number) ?? [];
  return id === undefined ? null : { id, dialogId, at };
}

/**
 * So many are looked through first, dialogs or people, which mostly fill a page; where they don't, whoever is meant is few
 * among many: then all of these are put together at once, in whichever way the planner takes for the shortest.
 */
const nearby = sql`500`;

async function heardFrom(wanted: Wanted): Promise<Found[]> {
  if (wanted.place && wanted.place.at === undefined) return [];
  const found = await pageOf(heardNearby(wanted), wanted);
  return found.length === wanted.limit ? found : pageOf(heardAnywhere(wanted), wanted);
}

/** A page of people at their latest dialogs. */
function pageOf(latest: SQL, { order, place, limit }: Wanted): Promise<Found[]> {
  const { direction, beyond } = ways[order];
  const isBeyond = place
    ? sql`(activity_at, dialog_id, id) ${beyond} (${momentOf(place)}, ${place.dialogId}::bigint, ${place.id}::bigint)`
    : sql`true`;
  return prepared(sql<Found>`
    select id, concat_ws('_', id, dialog_id, (extract(epoch from activity_at) * 1000000)::bigint) as place
    from (${latest}) latest where ${isBeyond}
    order by activity_at ${direction}, dialog_id ${direction}, id ${direction}
    limit ${sql.raw(String(limit))}`);
}

/** Whoever is behind a dialog that is their latest. Each `offset 0` keeps the planner from reading all that there are. */
const heardNearby = (wanted: Wanted): SQL => sql`
  select people.id, d.activity_at, d.id as dialog_id
  from (${walk(wanted)}) d
  cross join lateral (
    select distinct coalesce(r.merged_into_id, r.id) as id
    from contact_people link join people r on r.id = link.person_id
    where link.contact_id = d.contact_id and link.unlinked_at is null) behind
  join people on people.id = behind.id
  where ${wanted.which} and not exists (
    ${dialogsOf(wanted.scope)} and (theirs.activity_at, theirs.id) > (d.activity_at, d.id) offset 0)`;

/** The latest dialog of each, whichever there are. */
const heardAnywhere = ({ scope, which }: Wanted): SQL => sql`
  select distinct on (person.id) person.id, d.activity_at, d.id as dialog_id
  from (${eachRecord(which)}) person
  join contact_people link on link.person_id = person.record_id and link.unlinked_at is null
  join dialogs d on d.contact_id = link.contact_id
  where ${inScope(scope, sql`d.account_id`)}
  order by person.id, d.activity_at desc, d.id desc`;

/** People, with each record that is one with them: as a join of all, where {@link records} asks for one's. Few were merged. */
const eachRecord = (which: SQL): SQL => sql`
  select people.id, people.id as record_id from people where ${which}
  union all
  select people.id, r.id from people r join people on people.id = r.merged_into_id
  where r.merged_into_id is not null and ${which}`;

const ways = {
  recent: { direction: sql`desc nulls last`, beyond: sql`<` },
  longAgo: { direction: sql`asc nulls first`, beyond: sql`>` },
};

/** So many of the dialogs from a place on, its own as well, in which others of a family may be: of each tab by its index. */
function walk({ scope, order, place }: Wanted): SQL {
  const { direction, beyond } = ways[order];
  const isFrom = place
    ? sql`(activity_at, id) ${beyond}= (${momentOf(place)}, ${place.dialogId}::bigint)`
    : sql`true`;
  const inOrder = sql`order by activity_at ${direction}, id ${direction} limit ${nearby}`;
  const inTab = (is: SQL) => sql`
    (select id, contact_id, activity_at from dialogs
    where closure_id is ${is} and ${inScope(scope, sql`account_id`)} and ${isFrom} ${inOrder})`;
  return sql`${inTab(sql`null`)} union all ${inTab(sql`not null`)} ${inOrder}`;
}

const momentOf = ({ at = 0 }: Place): SQL =>
  sql`('epoch'::timestamptz + ${at}::bigint * interval '1 us')`;

async function neverHeardFrom(wanted: Wanted): Promise<Found[]> {
  const { place, limit } = wanted;
  if (limit === 0) return [];
  const before = place && place.at === undefined ? place.id : Number.MAX_SAFE_INTEGER;
  const most = sql.raw(String(limit));
  const found = await prepared(silentNearby(wanted, before, most));
  return found.length === limit ? found : prepared(silentAnywhere(wanted, before, most));
}

const silentNearby = ({ scope, which }: Wanted, before: number, most: SQL) => sql<Found>`
  select people.id, people.id::text as place
  from (select id from people where id < ${before} and ${which}
    order by id desc limit ${nearby}) people
  where ${personInScope(scope, sql`people.id`)} and not exists (${dialogsOf(scope)} offset 0)
  order by people.id desc limit ${most}`;

/**
 * Nobody's dialogs are asked for but theirs who are behind a contact without any, as hardly anybody is. Here `offset 0`
 * keeps it from asking one by one, as if a page of them were to come soon.
 */
const silentAnywhere = (
  { scope, which }: Wanted,
  before: number,
  most: SQL,
) => sql<Found>`
  select id, id::text as place
  from (
    select people.id from people left join (${behindContacts}) behind on behind.id = people.id
    where behind.id is null and people.id < ${before} and ${which}
    union all
    select people.id from people
    where people.id in (${behindSilentContacts(scope)}) and people.id < ${before} and ${which}
      and not exists (${dialogsOf(scope)} offset 0)
    offset 0) silent
  order by id desc limit ${most}`;

/** Whoever is behind a contact, by their own record or by one that was merged into them. */
const behindContacts = sql`
  select person_id as id from contact_people where unlinked_at is null
  union all
  select r.merged_into_id from people r
  join contact_people link on link.person_id = r.id and link.unlinked_at is null
  where r.merged_into_id is not null`;

/** Whoever is behind a contact that may be seen and with which there is no dialog. */
const behindSilentContacts = (scope: AccountScope): SQL => sql`
  select coalesce(r.merged_into_id, r.id)
  from contacts c
  left join dialogs d on d.contact_id = c.id and d.account_id = c.account_id
    and ${inScope(scope, sql`d.account_id`)}
  join contact_people link on link.contact_id = c.id and link.unlinked_at is null
  join people r on r.id = link.person_id
  where d.id is null and ${inScope(scope, sql`c.account_id`)}`;

/** The dialogs of `people`, as far as they may be seen. */
const dialogsOf = (scope: AccountScope): SQL => sql`
  select from contact_people link
  join dialogs theirs on theirs.contact_id = link.contact_id
  where link.unlinked_at is null and link.person_id = any(array${records})
    and ${inScope(scope, sql`theirs.account_id`)}`;
