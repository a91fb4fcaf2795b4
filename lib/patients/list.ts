import { and, desc, eq, gte, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { people } from "@/db/schema";
import { tagOf } from "@/lib/accounts/list";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { clinicNumberAsked, countryOf } from "./clinic-country";
import { peopleAlike } from "./find/alike";
import { havingWords } from "./find/matching";
import { lowestOfNewest } from "./find/newest";
import { asTyped } from "./find/spellings";
import { nameWordsOf } from "./find/words";
import { personInScope } from "./person-scope";
import { nationalPhone } from "./phone";
import type {
  PeopleCounts,
  PeopleFilter,
  PeoplePage,
  PersonDialog,
  PersonRow,
} from "./types";

const pageSize = 50;

/** Which people are asked for; `before` is the `next` of the page before, `limit` less than a page. */
export type PeopleAsked = {
  q?: string;
  filter?: PeopleFilter;
  before?: number | null;
  limit?: number;
};

/**
 * The people whom a member of staff may see, newest first, 50 a page: those without a contact, and those with one in
 * an account of the scope; of the others' accounts nothing is told. `q` searches names, phones and handles (words in
 * any order, accents forgiven, phones however they are written); a typo is forgiven where nobody has the very words.
 */
export async function listPeople(
  scope: AccountScope,
  { q = "", filter = "all", before = null, limit = pageSize }: PeopleAsked,
): Promise<PeoplePage> {
  const exact = await listExactly(scope, { q, filter, before, limit });
  if (exact.rows.length > 0 || before !== null) return exact;
  const words = nameWordsOf(q);
  const rows = await listAlike(scope, { words, filter, limit, known: [] });
  return { rows, next: null };
}

/** The same without forgiving a typo. */
export async function listExactly(
  scope: AccountScope,
  { q = "", filter = "all", before = null, limit = pageSize }: PeopleAsked,
): Promise<PeoplePage> {
  const words = asTyped(nameWordsOf(q));
  // Signs alone ask for nobody.
  if (q.trim() && words.length === 0) return { rows: [], next: null };
  const which = within(filter);
  const wanted = { words, which, before, limit: limit + 1 };
  const from = words.length > 0 ? await lowestOfNewest(scope, wanted) : null;
  const asked = and(
    personInScope(scope, people.id),
    which,
    before === null ? undefined : lt(people.id, before),
    from === null ? undefined : gte(people.id, from),
    havingWords(scope, words, from),
  );
  const found = await find(scope, asked, limit);
  const rows = asRows(found.slice(0, limit));
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

type AlikeAsked = {
  words: readonly string[];
  filter: PeopleFilter;
  limit: number;
  /** Who is on the list already. */
  known: readonly number[];
};

/** The people whom words may mean that have a typo in them, newest first. */
export async function listAlike(
  scope: AccountScope,
  { words, filter, limit, known }: AlikeAsked,
): Promise<PersonRow[]> {
  const alike = await peopleAlike(scope, words);
  const ids = alike.filter((id) => !known.includes(id)).slice(0, limit * 2);
  if (ids.length === 0) return [];
  const may = and(inArray(people.id, ids), personInScope(scope, people.id));
  // Both are newest first.
  const found = await find(scope, and(may, within(filter)), ids.length);
  return asRows(found.slice(0, limit));
}

/** How many people each filter shows, without a search. One statement. */
export async function countPeople(scope: AccountScope): Promise<PeopleCounts> {
  const { rows } = await db().execute<PeopleCounts>(sql`
    select
      count(*) filter (where archived_at is null)::int as all,
      count(*) filter (where archived_at is null and kind = 'patient')::int as patient,
      count(*) filter (where archived_at is null and kind = 'lead')::int as lead,
      count(*) filter (where archived_at is not null)::int as archived
    from people
    where merged_into_id is null and ${personInScope(scope, people.id)}`);
  return rows[0] ?? { all: 0, patient: 0, lead: 0, archived: 0 };
}

/** @package Those of a filter; who was merged into another is told as that one. */
export function within(filter: PeopleFilter): SQL | undefined {
  const own = isNull(people.mergedIntoId);
  if (filter === "archived") return and(own, sql`${people.archivedAt} is not null`);
  return and(
    own,
    isNull(people.archivedAt),
    filter === "all" ? undefined : eq(people.kind, filter),
  );
}

const find = (scope: AccountScope, which: SQL | undefined, limit: number) =>
  db()
    .select({
      id: people.id,
      kind: people.kind,
      name: people.name,
      remark: sql<string>`split_part(${people.remarks}, E'\n', 1)`,
      archived: sql<boolean>`${people.archivedAt} is not null`,
      phones: phonesAsked,
      clinicNumber: clinicNumberAsked,
      dialogs: dialogsAsked(scope),
    })
    .from(people)
    .where(which)
    .orderBy(desc(people.id))
    .limit(limit + 1);

type Found = Awaited<ReturnType<typeof find>>[number];

/** The records that are one with `people`, which none of those shown was merged into. */
const records = sql`(select r.id from people r where r.id = people.id or r.merged_into_id = people.id)`;

const phonesAsked = sql<string[]>`array(
  select f.phone from person_phones f where f.person_id in ${records} order by f.id)`;

type FoundDialog = Omit<PersonDialog, "account"> & {
  account: Parameters<typeof tagOf>[0];
};

const dialogsAsked = (scope: AccountScope) => sql<FoundDialog[] | null>`(
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
  return found.map(({ phones, clinicNumber: _, dialogs, ...person }) => ({
    ...person,
    phones: [...new Set(phones.map((phone) => nationalPhone(phone, country)))],
    dialogs: (dialogs ?? []).map((dialog) => ({
      ...dialog,
      account: tagOf(dialog.account),
      activityAt: new Date(dialog.activityAt).toISOString(),
    })),
  }));
}
