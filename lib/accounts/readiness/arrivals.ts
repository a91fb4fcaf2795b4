import { sql } from "drizzle-orm";
import { db } from "@/db";

/** When what must arrive for an account did (`signed`: last; the others: first); null for what has not. */
export type Arrivals = {
  signed: Date | null;
  inbound: Date | null;
  delivered: Date | null;
};

/**
 * When a correctly signed webhook arrived last for an account, when the first message came in, and when the first one
 * went out that was delivered.
 */
export async function arrivalsOf(accountId: number): Promise<Arrivals> {
  const { rows } = await db().execute<Record<keyof Arrivals, string | null>>(sql`
    select a.last_signed_inbound_at as signed,
      (select min(d.created_at) from dialogs d
        where d.account_id = a.id and d.inbound_count > 0) as inbound,
      (select m.at from messages m
        where m.account_id = a.id and m.direction = 'outbound'
          and m.status in ('delivered', 'read')
        order by m.at limit 1) as delivered
    from accounts a where a.id = ${accountId}`);
  const [found] = rows;
  const at = (moment: string | null | undefined) => (moment ? new Date(moment) : null);
  return {
    signed: at(found?.signed),
    inbound: at(found?.inbound),
    delivered: at(found?.delivered),
  };
}
