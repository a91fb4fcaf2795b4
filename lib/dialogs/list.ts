import { and, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import { containing } from "@/lib/patients/fold";
import { dialogRows } from "./rows";
import type { DialogPage, DialogRow, ListFilter, Tab, TabCounts } from "./types";

const pageSize = 40;

/**
 * What is asked of the list: a tab, or words that are looked for in both, of all accounts or narrowed; `after` is a
 * page's `next`.
 */
export type ListQuery = Partial<ListFilter> & {
  tab: Tab;
  q: string;
  after?: string | undefined;
};

/** One page of the dialogs that this member of staff may see, newest activity first, with both tabs' counts. */
export async function listDialogs(staff: Staff, query: ListQuery): Promise<DialogPage> {
  const [found, counts] = await Promise.all([
    dialogRows(staff, {
      which: and(matching(query), within(query), after(query.after)) ?? sql`true`,
      order: sql`order by d.activity_at desc, d.id desc limit ${pageSize + 1}`,
    }),
    countTabs(staff, query),
  ]);
  const rows = found.slice(0, pageSize);
  return { rows, counts, next: found.length > pageSize ? cursorOf(rows.at(-1)) : null };
}

/**
 * How many dialogs each tab holds for this member of staff, of all accounts or narrowed; and, of all accounts, how
 * many have something new. Most dialogs have nothing that is not settled for all, so few seen marks are looked at.
 */
export async function countTabs(
  staff: Staff,
  filter: Partial<ListFilter> = {},
): Promise<TabCounts> {
  const { rows } = await db().execute<TabCounts>(sql`
    select
      count(*) filter (where d.closure_id is null and ${within(filter)})::int as active,
      count(*) filter (where d.closure_id is not null and ${within(filter)})::int as closed,
      count(*) filter (
        where d.closure_id is null and d.inbound_count > d.cleared_inbound and not exists (
          select from seen_marks s
          where s.staff_id = ${staff.id} and s.dialog_id = d.id and s.seen_inbound >= d.inbound_count
        ))::int as unread
    from dialogs d
    where ${inScope(staff.scope, sql`d.account_id`)}`);
  return rows[0] ?? { active: 0, closed: 0, unread: 0 };
}

function within({ account = null, channel = null }: Partial<ListFilter>): SQL {
  const ofAccount = account === null ? sql`true` : sql`d.account_id = ${account}`;
  const ofChannel =
    channel === null
      ? sql`true`
      : sql`d.account_id in (select id from accounts where channel = ${channel})`;
  return sql`${ofAccount} and ${ofChannel}`;
}

function matching({ tab, q }: ListQuery): SQL {
  if (q.trim()) return sql`d.id in (${dialogsWith(containing(q))})`;
  return tab === "closed" ? sql`d.closure_id is not null` : sql`d.closure_id is null`;
}

/** Each arm has its own index; an `or` would have none. */
function dialogsWith(pattern: string): SQL {
  return sql`
    select dialogs.id from contacts join dialogs on dialogs.contact_id = contacts.id
    where contacts.search_text like ${pattern}
    union
    select dialogs.id from people
    join people record on record.id = coalesce(people.merged_into_id, people.id)
      or record.merged_into_id = coalesce(people.merged_into_id, people.id)
    join contact_people on contact_people.person_id = record.id and contact_people.unlinked_at is null
    join dialogs on dialogs.contact_id = contact_people.contact_id
    where people.search_text like ${pattern}
    union
    select dialog_id from messages where search_text like ${pattern}`;
}

/** The place of a row in the list, as the next page's request names it: `2026-11-22T10:00:00.000Z_17`. */
const cursorOf = (row: DialogRow | undefined): string | null =>
  row ? `${row.activityAt}_${row.id}` : null;

function after(cursor: string | undefined): SQL | undefined {
  const [at, id] = cursor?.split("_") ?? [];
  // A year of more than four digits is a date to JavaScript and none to PostgreSQL.
  const isMoment = /^\d{4}-/.test(at ?? "") && !Number.isNaN(Date.parse(at ?? ""));
  if (!at || !id || !isMoment || !/^\d{1,15}$/.test(id)) return undefined;
  return sql`(d.activity_at, d.id) < (${new Date(at).toISOString()}::timestamptz, ${id}::bigint)`;
}
