import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { isoOf } from "@/db/iso-of";
import { opaqueAll, prepared } from "@/db/prepared";
import { tagOf } from "@/lib/accounts/list";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { nameWordsOf } from "@/lib/words/words";
import { isArchived } from "./archived";
import { clinicNumberQuery, countryOf } from "./clinic-country";
import { bearers } from "./find/bearers";
import { rememberedBy } from "./find/few-words";
import { hasTyped } from "./find/matching";
import type { Wanted } from "./find/newest";
import { asTyped, type Spellings, spellingsOf } from "./find/spellings";
import { personInScope } from "./person-scope";
import { nationalPhone, phonesOnce } from "./phone";
import type {
  PeopleCounts,
  PeopleFilter,
  PeoplePage,
  PersonDialog,
  PersonRow,
} from "./types/list";
import type { PersonKind } from "./types/person";

const pageSize = 50;

/** Which people are asked for; `before` is the `next` of the page before, `limit` less than a page. */
type Asked = {
  q?: string;
  filter?: PeopleFilter;
  before?: number | null;
  limit?: number;
};

/** The same, where it is said of `people` which of them count. */
type ExactlyAsked = Omit<Asked, "filter"> & { which?: SQL };

/**
 * The people whom a member of staff may see, newest first, 50 a page: those without a contact, and those with one in
 * an account of the scope; of the others' accounts nothing is told. `q` searches names, phones and handles (words in
 * any order, accents forgiven, phones however they are written); a typo is forgiven where nobody has the very words.
 */
export async function listPeople(
  scope: AccountScope,
  { q = "", filter = "all", before = null, limit = pageSize }: Asked,
): Promise<PeoplePage> {
  const which = within(filter);
  const exact = await listExactly(scope, { q, which, before, limit });
  const isAnybody =
    exact.rows.length > 0 ||
    (before !== null &&
      (await listExactly(scope, { q, which, limit: 1 })).rows.length > 0);
  if (isAnybody) return exact;
  const words = nameWordsOf(q);
  const spellings = await spellingsOf(words);
  return listAlike(scope, { words, spellings, which, before, limit, isBeside: false });
}

/** The same without forgiving a typo. Three statements at most. */
export async function listExactly(
  scope: AccountScope,
  { q = "", which = within("all"), before = null, limit = pageSize }: ExactlyAsked,
): Promise<PeoplePage> {
  const words = asTyped(nameWordsOf(q));
  // Signs alone ask for nobody.
  if (q.trim() && words.length === 0) return { rows: [], next: null };
  return pageOf(limit, (more) =>
    peopleHaving(scope, { words, which, before, limit: more }),
  );
}

/** One more than the page holds says whether there is another. */
async function pageOf(
  limit: number,
  read: (limit: number) => Promise<PersonRow[]>,
): Promise<PeoplePage> {
  const found = await read(limit + 1);
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

type AlikeAsked = {
  words: readonly string[];
  /** What else each of them may mean; null where nobody's name is like theirs. */
  spellings: readonly Spellings[] | null;
  which: SQL;
  before?: number | null;
  limit: number;
  /** Does anybody have the very words? They are on the list already. */
  isBeside: boolean;
};

/** The people of whose names each word is one, a typo forgiven, newest first. Three statements at most. */
export async function listAlike(
  scope: AccountScope,
  { words, spellings, which, before = null, limit, isBeside }: AlikeAsked,
): Promise<PeoplePage> {
  if (!spellings) return { rows: [], next: null };
  const others = isBeside
    ? sql`${which} and not ${hasTyped(scope, asTyped(words))}`
    : which;
  return pageOf(limit, (more) =>
    peopleHaving(scope, { words: spellings, which: others, before, limit: more }),
  );
}

/** Who has words, newest first. Who they are is found out first, for nobody can guess how many bear a name. */
async function peopleHaving(scope: AccountScope, wanted: Wanted): Promise<PersonRow[]> {
  const { words, which, before, limit } = wanted;
  const isBearer =
    words.length > 0
      ? sql`and people.id = any(array(
          select id from (${await bearers(scope, wanted)}) bearer))`
      : sql``;
  const asked = sql`${which} and people.id < ${before ?? Number.MAX_SAFE_INTEGER} ${isBearer}`;
  return asRows(await rememberedBy(words, peopleQuery(scope, asked, limit)));
}

/** These people as the list shows them, as far as they may be seen, in this order; a page at most. */
export async function listedAs(scope: AccountScope, ids: number[]): Promise<PersonRow[]> {
  const which = sql`people.id = any(${opaqueAll(ids)})`;
  const found = asRows(await prepared(peopleQuery(scope, which, pageSize)));
  return ids.flatMap((id) => found.find((row) => row.id === id) ?? []);
}

/** How many people each filter shows, without a search. One statement. */
export async function countPeople(scope: AccountScope): Promise<PeopleCounts> {
  const { rows } = await db().execute<PeopleCounts>(sql`
    select
      count(*) filter (where not archived)::int as all,
      count(*) filter (where not archived and kind = 'patient')::int as patient,
      count(*) filter (where not archived and kind = 'lead')::int as lead,
      count(*) filter (where archived)::int as archived
    from (select kind, ${isArchived("people")} as archived from people
      where merged_into_id is null and ${scope.all ? sql`true` : sql`id not in (${outside(scope)})`}
      offset 0) person`);
  return rows[0] ?? { all: 0, patient: 0, lead: 0, archived: 0 };
}

/** Who has contacts, and none in an account of the scope: what `personInScope` says of one, of everybody at once. */
const outside = (scope: AccountScope): SQL => sql`
  select coalesce(r.merged_into_id, r.id) from contact_people l
  join people r on r.id = l.person_id
  join contacts c on c.id = l.contact_id
  where l.unlinked_at is null
  group by 1 having not bool_or(${inScope(scope, sql`c.account_id`)})`;

/** Those of a filter; who was merged into another is told as that one. */
export function within(filter: PeopleFilter): SQL {
  if (filter === "archived")
    return sql`people.merged_into_id is null and ${isArchived("people")}`;
  const present = sql`people.merged_into_id is null and not ${isArchived("people")}`;
  return filter === "all" ? present : sql`${present} and people.kind = ${filter}`;
}

type Found = {
  id: string;
  kind: PersonKind;
  name: string;
  remark: string;
  archived: boolean;
  phones: string[];
  clinicNumber: string | null;
  dialogs: FoundDialog[] | null;
};

const peopleQuery = (scope: AccountScope, which: SQL, limit: number) => sql<Found>`
  select people.id, people.kind, people.name, split_part(people.remarks, E'\n', 1) as remark,
    ${isArchived("people")} as archived, ${phonesQuery} as phones,
    ${clinicNumberQuery} as "clinicNumber", ${dialogsQuery(scope)} as dialogs
  from people
  where ${which} and ${personInScope(scope, sql`people.id`)}
  order by people.id desc limit ${sql.raw(String(limit))}`;

/** The records that are one with `people`, who was merged into nobody, for `in`. */
export const records = sql`(select people.id union all select r.id from people r where r.merged_into_id = people.id)`;

const phonesQuery = sql`array(
  select f.phone from person_phones f where f.person_id in ${records} order by f.id)`;

type FoundDialog = Omit<PersonDialog, "account"> & {
  account: Parameters<typeof tagOf>[0];
};

const dialogsQuery = (scope: AccountScope) => sql`(
  select json_agg(
    json_build_object('id', d.id, 'closed', d.closure_id is not null, 'activityAt', d.activity_at,
      'account', json_build_object('id', a.id, 'channel', a.channel, 'label', a.label, 'handle', a.handle,
        'colour', a.colour))
    order by d.activity_at desc, d.id desc)
  from contact_people l
  join dialogs d on d.contact_id = l.contact_id
  join accounts a on a.id = d.account_id
  where l.unlinked_at is null and l.person_id in ${records} and ${inScope(scope, sql`d.account_id`)})`;

function asRows(found: Found[]): PersonRow[] {
  const country = countryOf(found[0]?.clinicNumber ?? null);
  return found.map(({ id, phones, clinicNumber: _, dialogs, ...person }) => ({
    ...person,
    id: Number(id),
    phones: phonesOnce(phones).map((phone) => nationalPhone(phone, country)),
    dialogs: (dialogs ?? []).map((dialog) => ({
      ...dialog,
      account: tagOf(dialog.account),
      activityAt: isoOf(dialog.activityAt),
    })),
  }));
}
