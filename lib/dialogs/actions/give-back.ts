import { sql } from "drizzle-orm";
import type { Rows } from "@/db";

type GivenBack = {
  /** From whom the dialogs are taken. */
  staffId: number;
  /** Who does that. */
  byId: number;
  /** The accounts whose dialogs they keep; null where they keep none, whatever they may see. */
  keeping: readonly number[] | null;
};

/**
 * Takes from a member of staff the dialogs that they can't look after any more, active and closed, so that these are
 * nobody's and whoever looks for such finds them. Each says so by a system touch. To be called in the transaction that
 * keeps the member out, once it holds their row: whoever assigns a dialog at the same moment waits for that.
 */
export async function giveBackDialogs(
  rows: Rows,
  { staffId, byId, keeping }: GivenBack,
): Promise<void> {
  await rows.execute(sql`
    with theirs as (
      select id from dialogs
      where assignee_id = ${staffId} and account_id <> all(${sql.param(keeping ?? [])}::bigint[])
      order by id for update
    ), given as (
      update dialogs d set assignee_id = null, version = d.version + 1
      from theirs where d.id = theirs.id returning d.id, d.account_id
    ), logged as (
      insert into touches (dialog_id, kind, at, author_id)
      select id, 'assigned', now(), ${byId}::bigint from given returning id, dialog_id
    )
    insert into changes (account_id, dialog_id, beside)
    select account_id, given.id, beside
    from given join logged on logged.dialog_id = given.id,
      unnest(array[null, 'touch-' || logged.id]) beside`);
}
