import { type SQL, sql } from "drizzle-orm";
import type { Staff } from "@/lib/auth/current-staff";
import type { ListFilter, Mark } from "@/lib/dialogs/types/list";
import { windowEnd, windowMayBeOpen } from "./list-order";

/** The marks of the list, in the order in which they stand above it. */
export const marks: readonly Mark[] = ["unanswered", "unread", "undelivered"];

/** Which dialogs (`d`) a filter leaves for this member of staff, as a condition of a query. */
export function within(staff: Staff, filter: Partial<ListFilter>): SQL {
  const { account = null, channel = null, assignee = null, closing = false } = filter;
  const parts = [
    ...marks.filter((mark) => filter[mark]).map((mark) => markedWith(staff, mark)),
    ...(account === null ? [] : [sql`d.account_id = ${account}`]),
    ...(channel === null ? [] : [ofChannel(channel)]),
    ...(assignee === "me" ? [sql`d.assignee_id = ${staff.id}`] : []),
    ...(assignee === "none" ? [sql`d.assignee_id is null`] : []),
    ...(closing ? [sql`${windowMayBeOpen()} and ${windowEnd()} > now()`] : []),
  ];
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** Whether a dialog (`d`) bears a mark for this member of staff. Each mark has an index of the few that bear it. */
export function markedWith(staff: Staff, mark: Mark): SQL {
  switch (mark) {
    case "unanswered":
      return sql`d.unanswered_since is not null`;
    case "undelivered":
      return sql`d.undelivered`;
    case "unread":
      return sql`d.id = any(array(${unreadBy(staff)}))`;
  }
}

/**
 * The ids of what a member of staff has not read. Most dialogs have nothing that is not settled for all; of the others
 * each seen mark is looked up by itself, for PostgreSQL takes them for many.
 */
const unreadBy = (staff: Staff): SQL => sql`
  select n.id from dialogs n
  where n.inbound_count > n.cleared_inbound and n.inbound_count > coalesce((
    select s.seen_inbound from seen_marks s
    where s.staff_id = ${staff.id} and s.dialog_id = n.id), 0)
  union
  select s.dialog_id from seen_marks s where s.staff_id = ${staff.id} and s.marked_unread`;

/** Do only accounts and assignees matter, which are tallied? */
export const isTallied = ({ closing = false, ...filter }: Partial<ListFilter>): boolean =>
  !closing && marks.every((mark) => !filter[mark]);

const ofChannel = (channel: string): SQL =>
  sql`d.account_id in (select id from accounts where channel = ${channel})`;
