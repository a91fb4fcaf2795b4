import { sql } from "drizzle-orm";
import { db } from "@/db";

/** So many are looked at in one statement: whoever writes into one of their dialogs meanwhile waits for it. */
const atOnce = 500;

/**
 * Finds seen marks that everybody has caught up with, so that those that are ahead stay few. Answers how many it found.
 * Safe anywhere and twice at once.
 */
export async function leaveMarksBehind(): Promise<number> {
  const { rowCount } = await db().execute(sql`
    with caught as (
      select s.staff_id, s.dialog_id, d.cleared_inbound
      from seen_marks s join dialogs d on d.id = s.dialog_id
      where s.ahead and s.seen_inbound <= d.cleared_inbound
      limit ${atOnce} for share of d skip locked)
    update seen_marks s set ahead = false from caught
    where s.staff_id = caught.staff_id and s.dialog_id = caught.dialog_id
      and s.seen_inbound <= caught.cleared_inbound`);
  return rowCount ?? 0;
}
