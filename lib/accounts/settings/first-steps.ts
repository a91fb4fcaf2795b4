import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { FirstSteps } from "@/lib/accounts/types/first-steps";

/**
 * How far a new clinic has come from an empty portal to its first answered message. Everything is measured: nobody
 * ticks a box.
 */
export async function firstSteps(): Promise<FirstSteps> {
  const { rows } = await db().execute<FirstSteps>(sql`
    select
      exists (select from organisation where name <> 'Dialogs') as named,
      first.channel is not null as connected, first.channel,
      exists (select from accounts where last_signed_inbound_at is not null) as heard,
      exists (select from messages where direction = 'inbound') as written,
      exists (select from messages where origin = 'staff' and status >= 'sent'
        and status <> 'failed') as answered,
      (select count(*) > 1 from staff where deactivated_at is null) as colleague
    from (select (
      select channel from accounts
      where state <> 'disconnected' and confirmed_at is not null
      order by id limit 1
    )) first`);
  const [steps] = rows;
  if (!steps) throw new Error("The first steps were not measured.");
  return steps;
}
