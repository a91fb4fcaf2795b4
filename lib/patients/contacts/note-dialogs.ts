import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { changes, dialogs } from "@/db/schema";
import type { DialogChange } from "@/lib/live/publish";

/**
 * Leaves word for open screens that the dialogs of these contacts show something new: a name, a link. `contactIds` is
 * a subquery. In the order of their ids, as whoever writes in several of them. Answers with whom to tell after the
 * commit.
 */
export async function noteDialogs(rows: Rows, contactIds: SQL): Promise<DialogChange[]> {
  const changed = await rows
    .update(dialogs)
    .set({ version: sql`${dialogs.version} + 1` })
    .where(sql`${dialogs.id} = any(array(
      select id from dialogs where contact_id in (${contactIds}) order by id for no key update))`)
    .returning({ dialogId: dialogs.id, accountId: dialogs.accountId });
  if (changed.length > 0) await rows.insert(changes).values(changed);
  return changed;
}
