import { type SQL, sql } from "drizzle-orm";
import type { Staff } from "@/lib/auth/current-staff";
import type { LateMessage } from "@/lib/dialogs/types/open";

/**
 * What arrived late in a dialog and this member of staff has not seen, oldest first: it stands where it was said,
 * maybe far above what a screen has loaded. A question to be asked together with others.
 */
export const arrivedLateQuery = (staff: Staff, dialogId: number): SQL<LateMessage> => sql`
  select m.id, m.at from messages m
  join dialogs d on d.id = m.dialog_id
  left join seen_marks s on s.dialog_id = d.id and s.staff_id = ${staff.id}
  where m.dialog_id = ${dialogId} and m.arrived_late and m.direction = 'inbound'
    and m.seq > coalesce(s.seen_seq, 0) and m.inbound_no > d.cleared_inbound
  order by m.at, m.order_key`;
