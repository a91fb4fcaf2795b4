import { sql } from "drizzle-orm";
import type { Database } from "@/db";

/** What a straightforward inbox asks for its list: the last message of each dialog, found each time. */
export const naiveList = (database: Database) =>
  patiently(
    database,
    sql`
    select d.id, c.name, max(m.at) as last,
      count(*) filter (where m.direction = 'inbound' and m.inbound_no > d.cleared_inbound) as unread
    from dialogs d join contacts c on c.id = d.contact_id join messages m on m.dialog_id = d.id
    where d.closure_id is null group by d.id, c.name order by last desc limit 30`,
  );

/** And for its search: dialogs whose name or any message has the words. */
export const naiveSearch = (database: Database, q: string) =>
  patiently(
    database,
    sql`
    select d.id, c.name from dialogs d join contacts c on c.id = d.contact_id
    where c.name ilike ${`%${q}%`} or exists (
      select from messages m where m.dialog_id = d.id and m.text ilike ${`%${q}%`})
    order by d.activity_at desc limit 30`,
  );

/** However long it takes. */
const patiently = (database: Database, query: ReturnType<typeof sql>) =>
  database.transaction(async (rows) => {
    await rows.execute(sql`set local statement_timeout = 0`);
    return rows.execute(query);
  });
