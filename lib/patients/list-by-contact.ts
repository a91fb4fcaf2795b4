import { type SQL, sql } from "drizzle-orm";
import { remembered } from "@/db/remembered";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { listedAs, listPeople, records, within } from "./list";
import { personInScope } from "./person-scope";
import {
  type ContactOrder,
  hasOrder,
  type PeopleAsked,
  type PeopleByContact,
  type PeopleFilter,
  type PeoplePage,
} from "./types";

const pageSize = 50;

/** Which people are asked for, and in which order; `before` is the `next` of the page before, `limit` less than a page. */
export type ContactAsked = {
  order: ContactOrder;
  filter: PeopleFilter;
  before: string | null;
  limit?: number;
};

/** The page that an address asks for: a search has no order but its own, nor have the archived, who are few. */
export function listAsked(
  scope: AccountScope,
  { q, filter, order, before }: PeopleAsked,
): Promise<PeoplePage | PeopleByContact> {
  if (order !== "added" && hasOrder({ q, filter }))
    return listByContact(scope, { order, filter, before });
  const id = Number(before ?? Number.NaN);
  return listPeople(scope, { q, filter, before: Number.isNaN(id) ? null : id });
}

/**
 * The people whom a member of staff may see, by their last contact on the accounts of the scope, 50 a page; those without
 * any follow, the last added first. Dialogs are walked along in their own order, and whoever is behind one is listed at
 * their latest: nothing of it is kept with the people. Four statements at most.
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

/** So many dialogs are looked through first, which mostly has enough people for a page; then as many as there are. */
const window = sql`500`;
const everywhere = sql`all`;

async function heardFrom(wanted: Wanted): Promise<Found[]> {
  if (wanted.place && wanted.place.at === undefined) return [];
  const found = await heardWithin(window, wanted);
  return found.length === wanted.limit ? found : heardWithin(everywhere, wanted);
}

/** Whoever is behind a dialog that is their latest. Each `offset 0` keeps the planner from reading all that there are. */
function heardWithin(size: SQL, wanted: Wanted): Promise<Found[]> {
  const { scope, which, order, place, limit } = wanted;
  const { direction, beyond } = ways[order];
  const isBeyond = place
    ? sql`(d.activity_at, d.id, people.id) ${beyond} (${momentOf(place)}, ${place.dialogId}::bigint, ${place.id}::bigint)`
    : sql`true`;
  return remembered(sql<Found>`
    select people.id,
      concat_ws('_', people.id, d.id, (extract(epoch from d.activity_at) * 1000000)::bigint) as place
    from (${walk(size, wanted)}) d
    cross join lateral (
      select distinct coalesce(r.merged_into_id, r.id) as id
      from contact_people link join people r on r.id = link.person_id
      where link.contact_id = d.contact_id and link.unlinked_at is null) behind
    join people on people.id = behind.id
    where ${which} and ${isBeyond} and not exists (
      ${dialogsOf(scope)} and (theirs.activity_at, theirs.id) > (d.activity_at, d.id) offset 0)
    order by d.activity_at ${direction}, d.id ${direction}, people.id ${direction}
    limit ${sql.raw(String(limit))}`);
}

const ways = {
  recent: { direction: sql`desc nulls last`, beyond: sql`<` },
  longAgo: { direction: sql`asc nulls first`, beyond: sql`>` },
};

/** So many of the dialogs from a place on, its own as well, in which others of a family may be: of each tab by its index. */
function walk(size: SQL, { scope, order, place }: Wanted): SQL {
  const { direction, beyond } = ways[order];
  const isFrom = place
    ? sql`(activity_at, id) ${beyond}= (${momentOf(place)}, ${place.dialogId}::bigint)`
    : sql`true`;
  const inOrder = sql`order by activity_at ${direction}, id ${direction} limit ${size}`;
  const inTab = (is: SQL) => sql`
    (select id, contact_id, activity_at from dialogs
    where closure_id is ${is} and ${inScope(scope, sql`account_id`)} and ${isFrom} ${inOrder})`;
  return sql`${inTab(sql`null`)} union all ${inTab(sql`not null`)} ${inOrder}`;
}

const momentOf = ({ at = 0 }: Place): SQL =>
  sql`('epoch'::timestamptz + ${at}::bigint * interval '1 us')`;

async function neverHeardFrom({ scope, which, place, limit }: Wanted): Promise<Found[]> {
  if (limit === 0) return [];
  const before = place && place.at === undefined ? place.id : Number.MAX_SAFE_INTEGER;
  return remembered(sql<Found>`
    select people.id, people.id::text as place from people
    where people.id < ${before} and ${which} and ${personInScope(scope, sql`people.id`)}
      and not exists (${dialogsOf(scope)} offset 0)
    order by people.id desc limit ${sql.raw(String(limit))}`);
}

/** The dialogs of `people`, as far as they may be seen. */
const dialogsOf = (scope: AccountScope): SQL => sql`
  select from contact_people link
  join dialogs theirs on theirs.contact_id = link.contact_id
  where link.unlinked_at is null and link.person_id = any(array${records})
    and ${inScope(scope, sql`theirs.account_id`)}`;
