import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { isoOf } from "@/db/iso-of";
import { listAccounts } from "@/lib/accounts/list";
import { isOutage } from "@/lib/outage";
import { containing } from "@/lib/words/fold";
import type { AuditFilter, AuditKind, AuditLine, AuditPage, AuditTotal } from "./types";

const pageSize = 50;
/** Whoever wants to know of more exports them: they are not counted on every page. */
const mostCounted = 10_000;
/** Of how many it is looked up, to count them, whom they are about. */
const mostLookedUp = 100_000;
const exportStep = 2_000;

type Place = { before?: number | null; after?: number | null };

/** One page of the audit log, newest first: the newest, or what lies before or after a line; and how many lines there are. */
export async function listAudit(
  filter: AuditFilter,
  place: Place = {},
): Promise<AuditPage> {
  const [page, counted] = await Promise.all([
    readPage(filter, place),
    countIfSoon(filter),
  ]);
  const isAll = !place.before && !place.after && page.older === null;
  const count = isAll ? page.lines.length : counted;
  return { ...page, total: count === null ? null : totalOf(count) };
}

const totalOf = (count: number): AuditTotal => ({
  count: Math.min(count, mostCounted),
  isMore: count > mostCounted,
});

/** The same as {@link countLatest}; null where it took too long: a page is read without it. */
async function countIfSoon(filter: AuditFilter): Promise<number | null> {
  try {
    return await countLatest(filter);
  } catch (fault) {
    if (isOutage(fault)) return null;
    throw fault;
  }
}

async function readPage(
  filter: AuditFilter,
  { before = null, after = null }: Place,
): Promise<Omit<AuditPage, "total">> {
  const isBackwards = after !== null;
  const beyond = isBackwards ? sql`a.id > ${after}` : olderThan(before);
  const found = await read(sql`${within(filter)} and ${beyond}`, {
    isBackwards,
    limit: pageSize + 1,
  });
  const hasMore = found.length > pageSize;
  const lines = found.slice(0, pageSize);
  if (isBackwards) lines.reverse();
  const last = lines.at(-1)?.id ?? null;
  const first = lines[0]?.id ?? null;
  if (isBackwards) return { lines, older: last, newer: hasMore ? first : null };
  return { lines, older: hasMore ? last : null, newer: before === null ? null : first };
}

/**
 * How many lines a filter has, the newest first, until there are more than are counted; null where too many would have to
 * be looked up.
 */
async function countLatest(filter: AuditFilter): Promise<number | null> {
  const candidates = sql`select * from audit_log a where ${all(ofLines(filter))} order by a.id desc`;
  const asked = lookedUp(filter);
  const needsNone = asked.every((condition) => condition === null);
  const { rows } = await db().execute<{ lines: number | null }>(sql`
    select case when lines > ${mostCounted} or ${needsNone}::boolean
      or not exists (${candidates} offset ${mostLookedUp} limit 1) then lines end as lines
    from (select count(*)::int as lines from (
      select from (${candidates} limit ${mostLookedUp}) a where ${all(asked)}
      limit ${mostCounted + 1}) latest) counted`);
  return rows[0]?.lines ?? null;
}

/** How many lines a filter has just now, and before which they all stand. */
export async function countAudit(filter: AuditFilter) {
  const { rows } = await db().execute<{ lines: number; before: number }>(sql`
    select count(*)::int as lines, coalesce(max(a.id), 0)::int + 1 as before
    from audit_log a where ${within(filter)}`);
  return rows[0] ?? { lines: 0, before: 0 };
}

/** All lines of a filter before one, newest first, in portions: for an export. */
export async function* eachAuditLine(
  filter: AuditFilter,
  before: number,
): AsyncGenerator<AuditLine[]> {
  let isMore = true;
  while (isMore) {
    const found = await read(sql`${within(filter)} and ${olderThan(before)}`, {
      isBackwards: false,
      limit: exportStep,
    });
    if (found.length > 0) yield found;
    before = found.at(-1)?.id ?? 0;
    isMore = found.length === exportStep;
  }
}

const olderThan = (before: number | null) =>
  before === null ? sql`true` : sql`a.id < ${before}`;

type Found = Omit<AuditLine, "account"> & { account_id: number | null };

async function read(
  which: SQL,
  { isBackwards, limit }: { isBackwards: boolean; limit: number },
): Promise<AuditLine[]> {
  const order = isBackwards ? sql`asc` : sql`desc`;
  const [{ rows }, accounts] = await Promise.all([
    db().execute<Found>(sql`
      with a as (
        select a.*, ${subjectNumber} as number from audit_log a
        where ${which} order by a.id ${order} limit ${limit})
      select a.id::int, a.at, who.name as who, a.action, a.details, a.address,
        nullif(concat_ws(', ', coalesce(person.name, touched.name, named.name, contact.name,
          contact.handle, member.name, account.label), other.name, assignee.name), '') as what,
        coalesce(account.id, dialog.account_id)::int as account_id
      from a
      left join staff who on who.id = a.staff_id
      left join staff member on a.subject = 'staff' and member.id = a.number
      left join people person on a.subject = 'person' and person.id = a.number
      left join staff assignee on assignee.id = ${assigneeId}
      left join accounts account on a.subject = 'account' and account.id = a.number
      left join messages message on a.subject = 'message' and message.id = a.number
      left join touches touch on a.subject = 'touch' and touch.id = a.number
      left join people with_whom on with_whom.id = touch.person_id
      left join people touched on touched.id = coalesce(with_whom.merged_into_id, with_whom.id)
      left join dialogs dialog on dialog.id = case a.subject
        when 'dialog' then a.number when 'touch' then touch.dialog_id else message.dialog_id end
      left join contacts contact on contact.id = dialog.contact_id
      left join lateral (
        select kept.id, kept.name from contact_people link
        join people record on record.id = link.person_id
        join people kept on kept.id = coalesce(record.merged_into_id, record.id)
        where link.contact_id = contact.id and link.unlinked_at is null
        order by link.id limit 1) named on true
      left join people other on other.id = ${otherPerson} and other.id is distinct from named.id
      order by a.id ${order}`),
    listAccounts({ all: true }),
  ]);
  return rows.map(({ account_id, at, ...line }) => ({
    ...line,
    at: isoOf(at),
    account: accounts.find(({ id }) => id === account_id) ?? null,
  }));
}

/** Our own ids are numbers; what was done to something else has no name to look up. */
const subjectNumber = sql`case when a.subject_id ~ '^[0-9]{1,15}$' then a.subject_id::bigint end`;

/** With whom a record was merged, or of whom it was said that they wrote. */
const otherPerson = sql`case when a.subject = 'person' then (a.details ->> 'other')::bigint
  when a.action = 'message.attributed' then (a.details ->> 'personId')::bigint end`;

/** To whom a dialog was given. */
const assigneeId = sql`case when a.action = 'dialog.assigned' then (a.details ->> 'assigneeId')::bigint end`;

const kinds: Record<AuditKind, SQL> = {
  read: sql`(a.action like '%.read' or a.action like '%.exported')`,
  session: sql`a.action like 'session.%'`,
  changed: sql`(a.action not like '%.read' and a.action not like '%.exported'
    and a.action not like 'session.%')`,
};

const within = (filter: AuditFilter) => all([...ofLines(filter), ...lookedUp(filter)]);

function all(conditions: (SQL | null)[]): SQL {
  const asked = conditions.filter((condition) => condition !== null);
  return asked.length > 0 ? sql.join(asked, sql` and `) : sql`true`;
}

/** What a line itself answers. */
function ofLines({ staff, kind, from, to }: AuditFilter) {
  const zone = sql`(select time_zone from organisation)`;
  return [
    staff === null ? null : sql`a.staff_id = ${staff}`,
    kind === null ? null : kinds[kind],
    from === null ? null : sql`a.at >= ${from}::date::timestamp at time zone ${zone}`,
    to === null ? null : sql`a.at < (${to}::date + 1)::timestamp at time zone ${zone}`,
  ];
}

/** What is looked up elsewhere for each line. */
const lookedUp = ({ q, account }: AuditFilter) => [
  account === null ? null : ofAccount(account),
  q.trim() === "" ? null : about(q),
];

const ofAccount = (account: number) => sql`(
  (a.subject = 'account' and ${subjectNumber} = ${account})
  or (a.subject = 'dialog' and exists (
    select from dialogs where dialogs.id = ${subjectNumber} and account_id = ${account}))
  or (a.subject = 'touch' and exists (
    select from touches join dialogs on dialogs.id = touches.dialog_id
    where touches.id = ${subjectNumber} and account_id = ${account}))
  or (a.subject = 'message' and exists (
    select from messages where messages.id = ${subjectNumber} and account_id = ${account})))`;

/** By the name of who did it, of the person it was about, or by the address it came from. */
function about(q: string): SQL {
  const folded = containing(q);
  const plain = `%${q.trim().replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(
    a.address like ${plain}
    or a.staff_id in (select id from staff where name ilike ${plain} or email ilike ${plain})
    or (a.subject = 'staff' and ${subjectNumber} in (
      select id from staff where name ilike ${plain} or email ilike ${plain}))
    or (a.subject = 'person' and (${subjectNumber} in (${peopleNamed(folded)})
      or ${otherPerson} in (${peopleNamed(folded)})))
    or (a.subject = 'touch' and ${subjectNumber} in (${touchesWith(folded)}))
    or (a.subject = 'dialog' and ${subjectNumber} in (${dialogsAbout(folded)}))
    or (a.subject = 'message' and exists (
      select from messages
      where messages.id = ${subjectNumber} and dialog_id in (${dialogsAbout(folded)}))))`;
}

const peopleNamed = (folded: string) =>
  sql`select id from people where search_text like ${folded}`;

/** A contact that is called as a person is found by that person; who was merged, by their own name and the kept one. */
const dialogsAbout = (folded: string) => sql`
  select dialogs.id from dialogs join contacts on contacts.id = dialogs.contact_id
  where not contacts.called_as_person and contacts.search_text like ${folded}
  union
  select dialogs.id from people
  join people record on record.id = people.id or record.merged_into_id = people.id
  join contact_people on contact_people.person_id = record.id
  join dialogs on dialogs.contact_id = contact_people.contact_id
  where people.search_text like ${folded}`;

/** What was recorded with somebody, by their own name and by the one that stands for both. */
const touchesWith = (folded: string) => sql`
  select touches.id from people
  join people record on record.id = people.id or record.merged_into_id = people.id
  join touches on touches.person_id = record.id
  where people.search_text like ${folded}`;
