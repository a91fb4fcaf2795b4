import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { DialogPage } from "@/lib/dialogs/types/list";
import type { StaffClient } from "@/tests/chaos/support/staff-client";

type Count = { count: number };

/** How many rows each table has, save those in which the sweep notes how far it has got, which words it gathered and which pictures it fetched. */
export async function countRows(): Promise<Map<string, number>> {
  const { rows: tables } = await db().execute<{ name: string }>(sql`
    select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('foldings', 'said_words', 'file_removals')`);
  const counted = new Map<string, number>();
  for (const { name } of tables)
    counted.set(name, await count(sql`select * from ${sql.raw(name)}`));
  return counted;
}

/** How many events the ledger knows of: kept ones, their repeats, and what was only counted, with its reason. */
export const countEvents = async (): Promise<number> =>
  (await count(sql`select generate_series(0, duplicate_count) from deliveries`)) +
  (await count(sql`select generate_series(1, count) from delivery_tallies`));

/** Events that came to nothing and don't say why. */
export const countUnexplained = () =>
  count(sql`
    select 1 from deliveries
    where (state in ('ignored', 'quarantined') and reason is null)
      or (state = 'waiting' and (waits_for is null or next_attempt_at is null))`);

/** Messages that the ledger calls applied and that no thread has. */
export const countUnseen = () =>
  count(sql`
    select 1 from deliveries d
    where d.kind = 'message' and d.state = 'applied' and not exists (
      select 1 from messages m
      where m.account_id = d.account_id and 'message:' || m.external_id = d.event_key)`);

export const countQuarantined = () =>
  count(sql`select 1 from deliveries where state = 'quarantined'`);

export const countKept = () => count(sql`select 1 from messages`);

/** Waits until what follows the answers has been done. */
export async function untilQuiet(): Promise<void> {
  for (let before = -1, now = await countEvents(); before !== now; ) {
    await pause(1_000);
    [before, now] = [now, await countEvents()];
  }
}

/** Opens every dialog as staff would; answers with how many there are. @throws where one can't be shown. */
export async function openAll(staff: StaffClient): Promise<number> {
  let opened = 0;
  let after = "";
  do {
    const asked = new URLSearchParams({ tab: "active", ...(after && { after }) });
    const page = (await staff.get(`/api/dialogs?${asked}`)) as DialogPage;
    for (const { id } of page.rows) await staff.get(`/api/dialogs/${id}`);
    opened += page.rows.length;
    after = page.next ?? "";
  } while (after);
  return opened;
}

async function count(of: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await db().execute<Count>(
    sql`select count(*)::int as count from (${of}) counted`,
  );
  return rows[0]?.count ?? 0;
}
