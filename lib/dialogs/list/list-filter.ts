import { type SQL, sql } from "drizzle-orm";
import type { Staff } from "@/lib/auth/current-staff";
import type { ListFilter, Mark } from "@/lib/dialogs/types/list";
import { windowEnd, windowMayBeOpen } from "./list-order";

/** The marks of the list, in the order in which they stand above it. */
export const marks: readonly Mark[] = ["unanswered", "unread", "undelivered"];

/** The dialogs that a filter is about, for `from … d`: all of them, or those that this member of staff has not read. */
export const dialogsOf = (staff: Staff, { unread = false }: Partial<ListFilter>): SQL =>
  unread ? sql`(${unreadDialogs(staff)})` : sql`dialogs`;

/** Which of {@link dialogsOf} (`d`) a filter leaves for this member of staff, as a condition of a query. */
export function within(staff: Staff, filter: Partial<ListFilter>): SQL {
  const { account = null, channel = null, assignee = null, closing = false } = filter;
  const parts = [
    ...(filter.unanswered ? [markedWith("unanswered")] : []),
    ...(filter.undelivered ? [markedWith("undelivered")] : []),
    ...(account === null ? [] : [sql`d.account_id = ${account}`]),
    ...(channel === null ? [] : [ofChannel(channel)]),
    ...(assignee === "me" ? [sql`d.assignee_id = ${staff.id}`] : []),
    ...(assignee === "none" ? [sql`d.assignee_id is null`] : []),
    ...(closing ? [sql`${windowMayBeOpen()} and ${windowEnd()} > now()`] : []),
  ];
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** Whether a dialog (`d`) bears a mark that is the same for everybody. Each has an index of the few that bear it. */
export const markedWith = (mark: Exclude<Mark, "unread">): SQL =>
  mark === "unanswered" ? sql`d.unanswered_since is not null` : sql`d.undelivered`;

/**
 * The dialogs that a member of staff has not read, each once. Most have nothing that is not settled for all; of the
 * others each seen mark is looked up by itself, for PostgreSQL takes them for many.
 */
export function unreadDialogs(staff: Staff): SQL {
  const isNew = (seen: SQL) =>
    sql`d.inbound_count > d.cleared_inbound and d.inbound_count > coalesce(${seen}, 0)`;
  const seen = sql`(
    select s.seen_inbound from seen_marks s where s.staff_id = ${staff.id} and s.dialog_id = d.id)`;
  return sql`
    select d.* from dialogs d where ${isNew(seen)}
    union all
    select d.* from seen_marks s join dialogs d on d.id = s.dialog_id
    where s.staff_id = ${staff.id} and s.marked_unread and not (${isNew(sql`s.seen_inbound`)})`;
}

/** Do only accounts and assignees matter, which are tallied? */
export const isTallied = ({ closing = false, ...filter }: Partial<ListFilter>): boolean =>
  !closing && marks.every((mark) => !filter[mark]);

const ofChannel = (channel: string): SQL =>
  sql`d.account_id in (select id from accounts where channel = ${channel})`;
