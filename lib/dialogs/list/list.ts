import { and, type SQL, sql } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import type {
  DialogPage,
  ListFilter,
  Mark,
  Tab,
  TabCounts,
} from "@/lib/dialogs/types/list";
import {
  hasMark,
  inTab,
  markedWith,
  marks,
  marksIn,
  mayBeMarked,
  within,
  withinBut,
} from "./list-filter";
import { listOrder } from "./list-order";
import { dialogRows } from "./rows";

const pageSize = 40;

/** What is asked of the list: a tab, whole or narrowed; `after` is a page's `next`. */
export type ListQuery = {
  tab: Tab;
  filter?: Partial<ListFilter>;
  after?: string | undefined;
};

/** One page of the dialogs that this member of staff may see, with both tabs' counts. */
export async function listDialogs(staff: Staff, query: ListQuery): Promise<DialogPage> {
  const { filter = {}, after } = query;
  const { order, cursorOf, after: behind } = listOrder(filter);
  const [found, counts] = await Promise.all([
    dialogRows(staff, {
      which:
        and(inTab(query.tab, filter), within(staff, filter), behind(after)) ?? sql`true`,
      order,
      limit: pageSize + 1,
    }),
    countTabs(staff, filter),
  ]);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return { rows, counts, next: last && found.length > pageSize ? cursorOf(last) : null };
}

/**
 * How many dialogs each tab holds for this member of staff within a filter, and how many of them bear each mark; and,
 * whatever the filter, how many have something new. One look at the few dialogs that bear a mark.
 */
export async function countTabs(
  staff: Staff,
  filter: Partial<ListFilter> = {},
): Promise<TabCounts> {
  const each = marks.map((mark) => sql`${markedWith(mark, staff)} as ${sql.raw(mark)}`);
  const [counted] = await prepared(sql<Counted>`
    select ${countsOf("active", staff, filter)} as active, ${countsOf("closed", staff, filter)} as closed
    from (
      select d.account_id, d.closure_id is null as active, ${sql.join(each, sql`, `)},
        ${withinBut(staff, filter)} as fits
      from dialogs d where ${mayBeMarked(staff)} offset 0
    ) d where ${inScope(staff.scope, sql`d.account_id`)}`);
  if (!counted) throw new Error("Counting without groups gives one row.");
  const { active, closed } = counted;
  return {
    active: active.all,
    closed: closed.all,
    unread: active.new,
    marks: { active: marksOf(active), closed: marksOf(closed) },
  };
}

type Counted = Record<Tab, Record<Mark | "all" | "new", number>>;

const marksOf = ({ unanswered, unread, undelivered }: Counted[Tab]) => ({
  unanswered,
  unread,
  undelivered,
});

function countsOf(tab: Tab, staff: Staff, filter: Partial<ListFilter>): SQL {
  const isIn = tab === "active" ? sql`d.active` : sql`not d.active`;
  const count = (which: SQL) => sql`count(*) filter (where ${isIn} and ${which})`;
  const isMarked = (mark: Mark) => sql`d.${sql.raw(mark)}`;
  const fits = sql.join([sql`d.fits`, ...marksIn(filter).map(isMarked)], sql` and `);
  return sql`json_build_object(
    'all', ${hasMark(filter) ? count(fits) : allIn(tab, staff, filter)},
    'unanswered', ${count(sql`${fits} and d.unanswered`)},
    'unread', ${count(sql`${fits} and d.unread`)},
    'undelivered', ${count(sql`${fits} and d.undelivered`)},
    'new', ${count(sql`d.unread`)})`;
}

/** Where only accounts and assignees matter, dialogs are tallied: nobody counts them each time. */
function allIn(tab: Tab, staff: Staff, filter: Partial<ListFilter>): SQL {
  const which = sql`${inScope(staff.scope, sql`d.account_id`)} and ${within(staff, filter)}`;
  if (filter.closing)
    return sql`(select count(*) from dialogs d where ${which} and ${inTab(tab, filter)})`;
  const isClosed = sql.raw(String(tab === "closed"));
  return sql`(select coalesce(sum(d.count), 0) from dialog_tallies d where ${which} and d.closed = ${isClosed})`;
}
