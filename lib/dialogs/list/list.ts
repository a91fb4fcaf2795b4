import { and, type SQL, sql } from "drizzle-orm";
import { remembered } from "@/db/remembered";
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
  dialogsOf,
  isTallied,
  markedWith,
  marks,
  unreadDialogs,
  within,
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
      dialogs: dialogsOf(staff, filter),
      which: and(inTab(query), within(staff, filter), behind(after)) ?? sql`true`,
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
 * whatever the filter, how many have something new.
 */
export async function countTabs(
  staff: Staff,
  filter: Partial<ListFilter> = {},
): Promise<TabCounts> {
  const mine = inScope(staff.scope, sql`d.account_id`);
  const narrowed = sql`${mine} and ${within(staff, filter)}`;
  const all = filter.unread ? sql`unread` : sql`dialogs`;
  const markedAs = (mark: "unanswered" | "undelivered") =>
    countOf(mark, all, sql`${narrowed} and ${markedWith(mark)}`);
  const asked = [
    isTallied(filter) ? sumOf("all", narrowed) : countOf("all", all, narrowed),
    markedAs("unanswered"),
    markedAs("undelivered"),
    countOf("unread", sql`unread`, narrowed),
    countOf("new", sql`unread`, mine),
  ];
  const rows = await remembered(sql<Counted>`
    with unread as materialized (${unreadDialogs(staff)})
    ${sql.join(asked, sql` union all `)}`);
  const counted = new Map(rows.map((row) => [row.what, row]));
  const of = (what: Counted["what"], tab: Tab) => counted.get(what)?.[tab] ?? 0;
  const marksIn = (tab: Tab) =>
    Object.fromEntries(marks.map((mark) => [mark, of(mark, tab)])) as Record<
      Mark,
      number
    >;
  return {
    active: of("all", "active"),
    closed: of("all", "closed"),
    unread: of("new", "active"),
    marks: { active: marksIn("active"), closed: marksIn("closed") },
  };
}

type Counted = { what: Mark | "all" | "new" } & Record<Tab, number>;

const countOf = (what: Counted["what"], dialogs: SQL, which: SQL): SQL => sql`
  select ${what}::text as what,
    count(*) filter (where d.closure_id is null)::int as active,
    count(*) filter (where d.closure_id is not null)::int as closed
  from ${dialogs} d where ${which}`;

/** The same of all dialogs, which nobody counts each time. */
const sumOf = (what: Counted["what"], which: SQL): SQL => sql`
  select ${what}::text as what, coalesce(sum(d.count) filter (where not d.closed), 0)::int as active,
    coalesce(sum(d.count) filter (where d.closed), 0)::int as closed
  from dialog_tallies d where ${which}`;

const inTab = ({ tab }: ListQuery): SQL =>
  tab === "closed" ? sql`d.closure_id is not null` : sql`d.closure_id is null`;
