import { and, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { dialogs } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import { containing } from "@/lib/patients/fold";
import { dialogRows } from "./rows";
import type { DialogPage, DialogRow, Tab, TabCounts } from "./types";

const pageSize = 40;

/** What is asked of the list: a tab, or words that are looked for in both; `after` is a page's `next`. */
export type ListQuery = { tab: Tab; q: string; after?: string | undefined };

/** One page of the dialogs that this member of staff may see, newest activity first, with both tabs' counts. */
export async function listDialogs(staff: Staff, query: ListQuery): Promise<DialogPage> {
  const [found, counts] = await Promise.all([
    dialogRows(staff, {
      which: and(matching(query), after(query.after)) ?? sql`true`,
      order: sql`order by d.activity_at desc, d.id desc limit ${pageSize + 1}`,
    }),
    countTabs(staff),
  ]);
  const rows = found.slice(0, pageSize);
  return { rows, counts, next: found.length > pageSize ? cursorOf(rows.at(-1)) : null };
}

/** How many dialogs each tab holds for this member of staff. */
export async function countTabs(staff: Staff): Promise<TabCounts> {
  const [counted] = await db()
    .select({
      active: sql<number>`count(*) filter (where ${dialogs.closureId} is null)::int`,
      closed: sql<number>`count(*) filter (where ${dialogs.closureId} is not null)::int`,
    })
    .from(dialogs)
    .where(inScope(staff.scope, dialogs.accountId));
  return counted ?? { active: 0, closed: 0 };
}

function matching({ tab, q }: ListQuery): SQL {
  if (q.trim()) return sql`d.id in (${dialogsWith(containing(q))})`;
  return tab === "closed" ? sql`d.closure_id is not null` : sql`d.closure_id is null`;
}

/** Each arm has its own index; an `or` would have none. */
function dialogsWith(pattern: string): SQL {
  return sql`
    select dialogs.id from contacts join dialogs on dialogs.contact_id = contacts.id
    where contacts.search_text like ${pattern}
    union
    select dialogs.id from people
    join contact_people on contact_people.person_id = people.id and contact_people.unlinked_at is null
    join dialogs on dialogs.contact_id = contact_people.contact_id
    where people.search_text like ${pattern}
    union
    select dialog_id from messages where search_text like ${pattern}`;
}

/** The place of a row in the list, as the next page's request names it: `2026-11-22T10:00:00.000Z_17`. */
const cursorOf = (row: DialogRow | undefined): string | null =>
  row ? `${row.activityAt}_${row.id}` : null;

function after(cursor: string | undefined): SQL | undefined {
  const [at, id] = cursor?.split("_") ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^\d{1,15}$/.test(id))
    return undefined;
  return sql`(d.activity_at, d.id) < (${new Date(at).toISOString()}::timestamptz, ${id}::bigint)`;
}
