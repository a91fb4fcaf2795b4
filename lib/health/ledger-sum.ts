import { sql } from "drizzle-orm";
import { db } from "@/db";
import type { LedgerSum } from "./types";

type Summed = Record<"received" | keyof LedgerSum["parts"], string>;

/**
 * What the providers delivered in the last seven days, and what became of it; both counted in one look, so that what
 * arrives meanwhile is in both or in neither.
 */
export async function ledgerSum(): Promise<LedgerSum> {
  const { rows } = await db().execute<Summed>(sql`
    select count(*) + coalesce(sum(duplicate_count), 0) as received,
      count(*) filter (where state = 'applied') as applied,
      coalesce(sum(duplicate_count), 0) as duplicate,
      count(*) filter (where state = 'ignored') as ignored,
      count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'quarantined') as quarantined
    from deliveries where received_at > now() - interval '7 days'`);
  const [summed] = rows;
  if (!summed) throw new Error("The ledger was not summed.");
  const { received, applied, duplicate, ignored, waiting, quarantined } = summed;
  return {
    received: Number(received),
    parts: {
      applied: Number(applied),
      duplicate: Number(duplicate),
      ignored: Number(ignored),
      waiting: Number(waiting),
      quarantined: Number(quarantined),
    },
  };
}
