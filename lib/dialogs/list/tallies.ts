import { sql } from "drizzle-orm";
import { db, type Rows } from "@/db";

/** So many rows are summed in no time. */
const mostRows = 300;

/** Adds up what the changes of dialogs have left in the tallies. Safe anywhere and twice at once. */
export async function addUpTallies(rows: Rows = db()): Promise<void> {
  await rows.execute(sql`
    with taken as (
      delete from dialog_tallies where (select count(*) from dialog_tallies) > ${mostRows} returning *)
    insert into dialog_tallies (account_id, assignee_id, closed, count)
    select account_id, assignee_id, closed, sum(count) from taken
    group by account_id, assignee_id, closed having sum(count) <> 0`);
}
