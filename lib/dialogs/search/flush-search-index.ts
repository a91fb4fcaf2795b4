import { sql } from "drizzle-orm";
import { db } from "@/db";

/** So many characters of new messages fill half of the list before the index (migration 34). */
const enough = 20_000;
let waiting = 0;

/**
 * Brings the words of new messages (`characters` of them) into the index once enough of them wait before it. PostgreSQL
 * lets them wait in a list, and whoever adds one too many brings in all of them: that would be a patient's message, and
 * all that are kept with it (decision 34). Where the index belongs to another role, it stays PostgreSQL's own affair.
 */
export async function flushSearchIndex(characters: number): Promise<void> {
  waiting += characters;
  if (waiting < enough) return;
  waiting = 0;
  await db().execute(sql`
    select gin_clean_pending_list(oid) from pg_class
    where oid = 'messages_search'::regclass and pg_has_role(relowner, 'usage')`);
}
