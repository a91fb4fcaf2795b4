import { type SQL, sql } from "drizzle-orm";
import { opaque } from "@/db/prepared";
import type { Staff } from "@/lib/auth/current-staff";
import type { ListFilter, Mark, Tab } from "@/lib/dialogs/types/list";
import { windowEnd, windowMayBeOpen } from "./list-order";

/** The marks of the list, in the order in which they stand above it. */
export const marks: readonly Mark[] = ["unanswered", "unread", "undelivered"];

/** Which dialogs (`d`) a filter leaves for this member of staff, as a condition of a query. */
export const within = (staff: Staff, filter: Partial<ListFilter>): SQL =>
  allOf([
    ...marksIn(filter).map((mark) => markedWith(mark, staff)),
    withinBut(staff, filter),
  ]);

/** The same but for the marks that it asks for. */
export function withinBut(staff: Staff, filter: Partial<ListFilter>): SQL {
  const { account = null, channel = null, assignee = null, closing = false } = filter;
  return allOf([
    ...(account === null ? [] : [sql`d.account_id = ${account}`]),
    ...(channel === null ? [] : [ofChannel(channel)]),
    ...(assignee === "me" ? [sql`d.assignee_id = ${opaque(staff.id)}`] : []),
    ...(assignee === "none" ? [sql`d.assignee_id is null`] : []),
    ...(closing ? [sql`${windowMayBeOpen()} and ${windowEnd()} > now()`] : []),
  ]);
}

const allOf = (parts: readonly SQL[]): SQL =>
  parts.length === 0 ? sql`true` : sql.join([...parts], sql` and `);

/** The marks that a filter asks for. */
export const marksIn = (filter: Partial<ListFilter>): Mark[] =>
  marks.filter((mark) => filter[mark]);

/**
 * Whether a dialog (`d`) is in a tab. Beside a mark, of which there are few, it is said in words by which PostgreSQL
 * guesses nothing: it would read the tab's index as well, or take a tab's part of all dialogs for its part of those, and
 * sort all of them instead of reading a page in their order.
 */
export function inTab(tab: Tab, filter: Partial<ListFilter>): SQL {
  const isClosed = tab === "closed";
  if (hasMark(filter))
    return isClosed
      ? sql`num_nulls(d.closure_id) <> 1`
      : sql`num_nonnulls(d.closure_id) <> 1`;
  return isClosed ? sql`d.closure_id is not null` : sql`d.closure_id is null`;
}

/** Is the list narrowed to dialogs that bear a mark? */
export const hasMark = (filter: Partial<ListFilter>): boolean =>
  marksIn(filter).length > 0;

/** Whether a dialog (`d`) bears a mark for this member of staff. Each has an index of the few that bear it. */
export function markedWith(mark: Mark, staff: Staff): SQL {
  if (mark === "unanswered") return sql`d.unanswered_since is not null`;
  if (mark === "undelivered") return sql`d.undelivered`;
  // Of the few that have something that is not settled for all, those are not unread of which all is seen: one look at
  // the marks that are ahead, instead of one for each dialog.
  return sql`(
    ${isUnsettled} and (d.id, d.inbound_count) not in (
      select s.dialog_id, s.seen_inbound from seen_marks s where s.staff_id = ${opaque(staff.id)} and s.ahead)
    or ${isMarkedUnread(staff)})`;
}

/** Whether a dialog (`d`) may bear any of the marks: few do, and by indexes they are found together. */
export const mayBeMarked = (staff: Staff): SQL => sql`(
  ${isUnsettled} or d.unanswered_since is not null or d.undelivered or ${isMarkedUnread(staff)})`;

/** Has a dialog (`d`) something that is not settled for all? In these words there is an index, and statistics. */
const isUnsettled = sql`d.inbound_count - d.cleared_inbound > 0`;

const isMarkedUnread = (staff: Staff): SQL => sql`d.id = any(array(
  select s.dialog_id from seen_marks s where s.staff_id = ${opaque(staff.id)} and s.marked_unread))`;

const ofChannel = (channel: string): SQL =>
  sql`d.account_id in (select id from accounts where channel = ${channel})`;
